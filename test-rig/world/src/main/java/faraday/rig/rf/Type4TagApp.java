package faraday.rig.rf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A read-only Type 4 tag, mapping version 2.0: capability container E103 and one NDEF file E104
 * with a URI record (nfc-phones §3). Status words are those of ISO/IEC 7816-4.
 */
public final class Type4TagApp implements CardApplication {

  /** Longest URI, without its {@code https://}. */
  public static final int URI_CHARS_MAX = 200;

  private static final byte[] NDEF_AID = HexFormat.of().parseHex("D2760000850101");
  private static final int CC_FILE = 0xE103;
  private static final int NDEF_FILE = 0xE104;
  private static final int HTTPS_PREFIX = 0x04;

  private static final int OK = 0x9000;
  private static final int WRONG_LENGTH = 0x6700;
  private static final int READ_ONLY = 0x6982;
  private static final int NOTHING_SELECTED = 0x6986;
  private static final int NOT_FOUND = 0x6A82;
  private static final int WRONG_P1_P2 = 0x6A86;
  private static final int WRONG_OFFSET = 0x6B00;
  private static final int UNKNOWN_INS = 0x6D00;
  private static final int UNKNOWN_CLA = 0x6E00;

  private final long delayNanos;
  private final byte[] ndefFile;
  private boolean applicationSelected;
  private byte[] selectedFile = new byte[0];

  /**
   * A tag that holds one link.
   *
   * @param uriAfterHttps what follows {@code https://}, ASCII, at most {@link #URI_CHARS_MAX}
   * @param delayNanos time per answer
   */
  public Type4TagApp(String uriAfterHttps, long delayNanos) {
    byte[] uri = uriAfterHttps.getBytes(StandardCharsets.US_ASCII);
    if (uri.length > URI_CHARS_MAX) {
      throw new IllegalArgumentException("at most " + URI_CHARS_MAX + " characters");
    }
    this.delayNanos = delayNanos;
    this.ndefFile = ndefFile(uri);
  }

  @Override
  public void activated(long nowNanos) {
    applicationSelected = false;
    selectedFile = new byte[0];
  }

  @Override
  public void deactivated(long nowNanos) {
    applicationSelected = false;
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    return new Answer(respond(commandApdu), delayNanos);
  }

  private byte[] respond(byte[] apdu) {
    if (apdu.length < 4) {
      return status(WRONG_LENGTH);
    }
    if (apdu[0] != 0) {
      return status(UNKNOWN_CLA);
    }
    return switch (apdu[1] & 0xFF) {
      case 0xA4 -> status(select(apdu));
      case 0xB0 -> readBinary(apdu);
      case 0xD6 -> status(selectedFile.length == 0 ? NOTHING_SELECTED : READ_ONLY);
      default -> status(UNKNOWN_INS);
    };
  }

  private int select(byte[] apdu) {
    boolean counted = apdu.length >= 5 && apdu.length - 5 - (apdu[4] & 0xFF) >= 0;
    if (!counted || apdu.length - 5 - (apdu[4] & 0xFF) > 1) {
      return WRONG_LENGTH;
    }
    byte[] name = Arrays.copyOfRange(apdu, 5, 5 + (apdu[4] & 0xFF));
    if (apdu[2] == 0x04 && apdu[3] == 0x00) {
      applicationSelected = Arrays.equals(name, NDEF_AID);
      selectedFile = new byte[0];
      return applicationSelected ? OK : NOT_FOUND;
    }
    if (apdu[2] == 0x00 && (apdu[3] == 0x0C || apdu[3] == 0x00)) {
      return selectFile(name);
    }
    return WRONG_P1_P2;
  }

  private int selectFile(byte[] name) {
    int id = name.length == 2 ? (name[0] & 0xFF) << 8 | (name[1] & 0xFF) : -1;
    boolean known = applicationSelected && (id == CC_FILE || id == NDEF_FILE);
    if (!known) {
      return NOT_FOUND;
    }
    selectedFile = id == CC_FILE ? capabilityContainer() : ndefFile;
    return OK;
  }

  private byte[] readBinary(byte[] apdu) {
    if (apdu.length != 5) {
      return status(WRONG_LENGTH);
    }
    if (selectedFile.length == 0) {
      return status(NOTHING_SELECTED);
    }
    int offset = (apdu[2] & 0xFF) << 8 | (apdu[3] & 0xFF);
    if (offset >= selectedFile.length) {
      return status(WRONG_OFFSET);
    }
    int wanted = apdu[4] == 0 ? 256 : apdu[4] & 0xFF;
    int to = Math.min(offset + wanted, selectedFile.length);
    byte[] answer = Arrays.copyOf(Arrays.copyOfRange(selectedFile, offset, to), to - offset + 2);
    answer[to - offset] = (byte) (OK >>> 8);
    return answer;
  }

  /** CCLEN, version 2.0, MLe and MLc 240, NDEF file control: readable, never writable. */
  private byte[] capabilityContainer() {
    byte[] cc = HexFormat.of().parseHex("000F2000F000F00406E104000000FF");
    cc[11] = (byte) (ndefFile.length >>> 8);
    cc[12] = (byte) ndefFile.length;
    return cc;
  }

  /** NLEN, then one short well-known record of type U. */
  private static byte[] ndefFile(byte[] uri) {
    byte[] file = new byte[2 + 5 + uri.length];
    file[1] = (byte) (5 + uri.length);
    file[2] = (byte) 0xD1;
    file[3] = 0x01;
    file[4] = (byte) (1 + uri.length);
    file[5] = 'U';
    file[6] = HTTPS_PREFIX;
    System.arraycopy(uri, 0, file, 7, uri.length);
    return file;
  }

  private static byte[] status(int word) {
    return new byte[] {(byte) (word >>> 8), (byte) word};
  }
}
