package faraday.nfc.reader;

/**
 * One APDU pair in pieces that fit InDataExchange: more-information bit out until the last piece,
 * empty commands while the chip's answers carry it.
 */
final class ApduTransfer {

  /** How the transfer stands. */
  enum Progress {
    /** {@link #nextCommand} has something to send. */
    MORE,
    /** {@link #response()} is complete. */
    DONE,
    /** {@link #loss()} says why. */
    FAILED
  }

  /** Most APDU bytes of one InDataExchange (264 less command code and target number). */
  static final int PIECE_BYTES = 262;

  /** Longest response accepted, status word included. */
  static final int MAX_RESPONSE_BYTES = 4096;

  private static final byte IN_DATA_EXCHANGE = 0x40;
  private static final int MORE_INFORMATION = 0x40;
  private static final int ERROR_BITS = 0x3F;
  private static final int STATUS_WORD_BYTES = 2;

  private final byte[] response = new byte[MAX_RESPONSE_BYTES];
  private byte[] apdu = {};
  private int target;
  private int sent;
  private int received;
  private LinkLoss loss = LinkLoss.NONE;
  private int radioStatus;

  void begin(byte[] newApdu, int newTarget) {
    apdu = newApdu;
    target = newTarget;
    sent = 0;
    received = 0;
  }

  /** Writes the next command and returns its length. */
  int nextCommand(byte[] into) {
    int piece = Math.min(PIECE_BYTES, apdu.length - sent);
    boolean last = sent + piece == apdu.length;
    into[0] = IN_DATA_EXCHANGE;
    into[1] = (byte) (last ? target : target | MORE_INFORMATION);
    System.arraycopy(apdu, sent, into, 2, piece);
    sent += piece;
    return 2 + piece;
  }

  /** Takes the chip's answer: status byte and data. */
  Progress accept(byte[] answer, int length) {
    if (length < 1) {
      return fail(LinkLoss.MALFORMED);
    }
    radioStatus = answer[0] & ERROR_BITS;
    if (radioStatus != 0) {
      return fail(LinkLoss.RADIO_ERROR);
    }
    int data = length - 1;
    boolean more = (answer[0] & MORE_INFORMATION) != 0;
    if (sent < apdu.length) {
      return data == 0 && !more ? Progress.MORE : fail(LinkLoss.MALFORMED);
    }
    if (received + data > MAX_RESPONSE_BYTES) {
      return fail(LinkLoss.TOO_LONG);
    }
    System.arraycopy(answer, 1, response, received, data);
    received += data;
    return more ? progressOf(data) : complete();
  }

  byte[] response() {
    return response;
  }

  int responseLength() {
    return received;
  }

  int commandLength() {
    return apdu.length;
  }

  LinkLoss loss() {
    return loss;
  }

  /** Error bits of the chip's last status byte, 0…0x3F. */
  int radioStatus() {
    return radioStatus;
  }

  /** A target that promises more and sends nothing would keep the reader for ever. */
  private Progress progressOf(int dataBytes) {
    return dataBytes > 0 ? Progress.MORE : fail(LinkLoss.MALFORMED);
  }

  private Progress complete() {
    return received >= STATUS_WORD_BYTES ? Progress.DONE : fail(LinkLoss.MALFORMED);
  }

  private Progress fail(LinkLoss why) {
    loss = why;
    return Progress.FAILED;
  }
}
