package faraday.rig.tap;

import faraday.rig.chip.ReaderApp;
import faraday.rig.tap.CarrierException.Trouble;

/**
 * The phone outside as a reader (profiles 01 and 03): its command APDUs come in, the charger's
 * responses go out. A message without bytes from the phone lets go of the charger; one to the phone
 * stands for a response that was lost with the link. The next command waits until the charger is
 * discovered again.
 */
final class OutsideReader extends OutsidePhone implements ReaderApp {

  private static final long IDLE_NANOS = 100_000_000L;

  private long readyNanos;
  private boolean waiting;

  OutsideReader(Carrier carrier, long nowNanos) {
    super(carrier, nowNanos);
  }

  @Override
  public void discovered(long nowNanos) {
    readyNanos = nowNanos + ANSWER_NANOS;
  }

  @Override
  public Act next(long nowNanos) {
    if (nowNanos < readyNanos) {
      return new Act.Wait(readyNanos);
    }
    if (away()) {
      return new Act.Wait(nowNanos + IDLE_NANOS);
    }
    try {
      count(nowNanos);
      byte[] command = carrier().receive();
      if (command.length == 0) {
        return new Act.LetGo();
      }
      waiting = true;
      return new Act.Send(command);
    } catch (CarrierException e) {
      ended(e.trouble());
      return new Act.Wait(nowNanos + IDLE_NANOS);
    }
  }

  @Override
  public void answered(byte[] response, long nowNanos) {
    waiting = false;
    readyNanos = nowNanos + ANSWER_NANOS;
    reply(response);
  }

  @Override
  public void lost(long nowNanos) {
    if (waiting) {
      waiting = false;
      reply(new byte[0]);
    }
  }

  private void reply(byte[] message) {
    try {
      if (!away()) {
        carrier().send(message);
      }
    } catch (CarrierException e) {
      ended(e.trouble() == Trouble.TOO_LONG ? Trouble.BROKEN : e.trouble());
    }
  }
}
