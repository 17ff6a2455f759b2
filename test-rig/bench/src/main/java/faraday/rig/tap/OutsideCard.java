package faraday.rig.tap;

import faraday.rig.rf.CardApplication;
import faraday.rig.tap.CarrierException.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * The phone outside as a card (profile 02): every command APDU goes out, its response comes back.
 * Virtual time stands still meanwhile and is then moved on by a fixed time per answer, so that a
 * run depends on what the phone says and not on how fast it says it.
 */
final class OutsideCard implements CardApplication {

  /** APDUs of one connection; a start with all its courier work needs fewer than 200. */
  static final int EXCHANGES_MAX = 4096;

  private static final long ANSWER_NANOS = 10_000_000L;
  private static final byte[] GIVES_UP = {0x6F, 0x00};

  private final Carrier carrier;
  private int exchanges;
  private long spokeNanos;
  private boolean served;
  private boolean left;
  private @Nullable Trouble trouble;

  OutsideCard(Carrier carrier, long nowNanos) {
    this.carrier = carrier;
    spokeNanos = nowNanos;
  }

  /** Why nothing more comes, or null. */
  @Nullable Trouble trouble() {
    return trouble;
  }

  /** True once after the phone said that it leaves the field. */
  boolean takeLeft() {
    boolean was = left;
    left = false;
    return was;
  }

  /** True when the phone has said that it leaves the field, or cannot be had any more. */
  boolean away() {
    return left || trouble != null;
  }

  /** True when the charger has spoken to it and let it go. */
  boolean letGo() {
    return served;
  }

  /** It is held to the charger again. */
  void comesBack(long nowNanos) {
    served = false;
    spokeNanos = nowNanos;
  }

  /** When the last answer came, or it came into the field. */
  long spokeNanos() {
    return spokeNanos;
  }

  int exchanges() {
    return exchanges;
  }

  @Override
  public void activated(long nowNanos) {}

  @Override
  public void deactivated(long nowNanos) {
    served = !away() && exchanges > 0;
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    if (away()) {
      return new Answer(GIVES_UP.clone(), 0);
    }
    spokeNanos = nowNanos;
    served = false;
    return new Answer(outside(commandApdu), ANSWER_NANOS);
  }

  private byte[] outside(byte[] commandApdu) {
    try {
      if (++exchanges > EXCHANGES_MAX) {
        throw new CarrierException(Trouble.TOO_MANY);
      }
      carrier.send(commandApdu);
      byte[] response = carrier.receive();
      left = response.length == 0;
      if (response.length == 1) {
        throw new CarrierException(Trouble.TOO_SHORT);
      }
      return left ? GIVES_UP.clone() : response;
    } catch (CarrierException e) {
      trouble = e.trouble();
      return GIVES_UP.clone();
    }
  }
}
