package faraday.rig.tap;

import faraday.firmware.session.SessionPhase;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.demo.DemoListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The car at the desk: it goes when a session is over, and the next one comes. */
final class DeskCar {

  private final TapWorld world;
  private final long pauseNanos;
  private final DemoListener listener;
  private final List<String> failed = new ArrayList<>();
  private boolean closed;
  private SessionPhase phase;
  private int told;
  private long leavesNanos = -1;
  private long comesNanos = -1;

  /**
   * A car that is plugged in.
   *
   * @param pauseNanos from the open bolt to the pull, and from there to the next car
   */
  DeskCar(TapWorld world, long pauseNanos, DemoListener listener) {
    this.world = world;
    this.pauseNanos = pauseNanos;
    this.listener = listener;
    phase = world.phase();
  }

  /** What did not come as it must. */
  List<String> failed() {
    return failed;
  }

  /** What follows from the state of the charger. */
  void follow(long nowNanos) {
    if (world.contactorClosed() != closed) {
      closed = !closed;
      String bolt = world.status().bolt().toString();
      listener.say(nowNanos, "contactor " + (closed ? "closed" : "open") + ", bolt " + bolt);
    }
    if (world.phase() != phase) {
      phase = world.phase();
      settle(nowNanos);
    }
    move(nowNanos);
  }

  /** The flash is read when a session went on only: that takes a while. */
  private void settle(long nowNanos) {
    List<SessionRecord> ended = world.allEnded();
    if (ended.size() > told) {
      told = ended.size();
      leavesNanos = nowNanos + pauseNanos;
      billed(ended.getLast(), nowNanos);
    }
  }

  private void billed(SessionRecord record, long nowNanos) {
    listener.say(
        nowNanos,
        String.format(
            Locale.ROOT,
            "STOP: reason %d, %.3f kWh, %d s, %d minor units",
            record.number(Field.STOP_REASON),
            record.number(Field.ENERGY_MWH) / 1e6,
            record.number(Field.DURATION_S),
            record.number(Field.COST_MINOR)));
    if (world.contactorClosed()) {
      failed.add("the contacts are open after STOP");
    }
  }

  private void move(long nowNanos) {
    if (leavesNanos >= 0 && nowNanos >= leavesNanos && world.boltOpen()) {
      leavesNanos = -1;
      comesNanos = nowNanos + pauseNanos;
      if (!world.pull()) {
        failed.add("the plug comes out");
      }
    }
    if (comesNanos >= 0 && nowNanos >= comesNanos) {
      comesNanos = -1;
      world.insert();
    }
  }
}
