package faraday.rig.tap;

import faraday.rig.rf.CardApplication;
import faraday.rig.tap.CarrierException.Trouble;

/**
 * The phone outside as a card (profile 02): command APDUs go out, responses come in. A message
 * without bytes in place of a response says that it leaves the field and comes back.
 */
final class OutsideCard extends OutsidePhone implements CardApplication {

  private static final byte[] GIVES_UP = {0x6F, 0x00};

  private boolean served;
  private boolean left;

  OutsideCard(Carrier carrier, long nowNanos) {
    super(carrier, nowNanos);
  }

  @Override
  boolean takeLeft() {
    boolean was = left && trouble() == null;
    left = false;
    return was;
  }

  @Override
  boolean away() {
    return left || super.away();
  }

  @Override
  boolean letGo() {
    return served;
  }

  @Override
  public void activated(long nowNanos) {}

  @Override
  public void deactivated(long nowNanos) {
    served = !away() && exchanges() > 0;
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    if (away()) {
      return new Answer(GIVES_UP.clone(), 0);
    }
    served = false;
    return new Answer(outside(commandApdu, nowNanos), ANSWER_NANOS);
  }

  private byte[] outside(byte[] commandApdu, long nowNanos) {
    try {
      count(nowNanos);
      carrier().send(commandApdu);
      byte[] response = carrier().receive();
      left = response.length == 0;
      if (response.length == 1) {
        throw new CarrierException(Trouble.TOO_SHORT);
      }
      return left ? GIVES_UP.clone() : response;
    } catch (CarrierException e) {
      ended(e.trouble());
      return GIVES_UP.clone();
    }
  }
}
