package faraday.rig.tap;

import static faraday.rig.tap.TapWorld.NANOS_PER_S;

import faraday.firmware.session.SessionPhase;
import faraday.rig.chip.PhoneReader;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.demo.DemoListener;
import faraday.rig.tap.CarrierException.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The world around the taps of a phone outside: the car is plugged in before each session and goes
 * after it, and between a start and the next tap energy flows. Each connection is one tap.
 */
public final class TapRun {

  /** Connections of one run, so that it ends whatever the phone does. */
  static final int TAPS_MAX = 256;

  private static final long AWAY_NANOS = NANOS_PER_S;

  /** Longer than a charger keeps a phone that stops (SPEC §3.5). */
  private static final long SILENCE_NANOS = 15 * NANOS_PER_S;

  /** Of one tap, whatever the phone does: an hour. */
  private static final long TAP_LIMIT_NANOS = 3_600 * NANOS_PER_S;

  private static final long LINGER_NANOS = 2 * NANOS_PER_S;
  private static final long START_LIMIT_NANOS = 20 * NANOS_PER_S;
  private static final long UNLOCK_LIMIT_NANOS = 20 * NANOS_PER_S;

  private final TapSettings settings;
  private final DemoListener listener;
  private final TapWorld world;
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private int taps;
  private int exchanges;
  private int told;
  private boolean charging;

  /** A charger that has come up, with a car plugged in. */
  public TapRun(TapSettings settings, DemoListener listener) {
    this.settings = settings;
    this.listener = listener;
    world = new TapWorld(settings.seed(), settings.sessions());
    need(world.boot(), "the charger comes up");
    need(world.tokens() == settings.sessions(), "the server issues every token");
    world.plugIn();
    say("charger up, no network; a car is plugged in, pilot state %s", world.status().pilotState());
  }

  /** What the phone is told before its first tap (SPEC §10). */
  public Map<String, Object> provision() {
    return world.provision();
  }

  /** True when all sessions were had, or no further tap is let in. */
  public boolean over() {
    return told >= settings.sessions() || taps >= TAPS_MAX || !failed.isEmpty();
  }

  /** One tap of a phone that is the card, and what follows from it. */
  public void card(Carrier carrier) {
    OutsideCard card = new OutsideCard(carrier, world.nowNanos());
    tap(card, () -> world.place(card), world::takeAway);
  }

  /** One tap of a phone that reads, and what follows from it. */
  public void reader(Carrier carrier) {
    OutsideReader app = new OutsideReader(carrier, world.nowNanos());
    PhoneReader phone = world.reader(app);
    tap(app, () -> world.hold(phone), () -> world.takeAway(phone));
  }

  private void tap(OutsidePhone phone, Runnable hold, Runnable takeAway) {
    taps++;
    hold.run();
    while (world.runUntil(() -> phone.away() || silent(phone), TAP_LIMIT_NANOS)
        && phone.takeLeft()) {
      takeAway.run();
      world.run(AWAY_NANOS);
      phone.spoke(world.nowNanos());
      hold.run();
    }
    takeAway.run();
    exchanges += phone.exchanges();
    Trouble trouble = phone.trouble();
    if (trouble == null) {
      farewell(phone.carrier());
    }
    ended(trouble == null ? Trouble.CLOSED : trouble);
    follow();
  }

  /** The charger has let it go, or has not spoken for too long. */
  private boolean silent(OutsidePhone phone) {
    long silentNanos = world.nowNanos() - phone.spokeNanos();
    return silentNanos >= (phone.letGo() ? LINGER_NANOS : SILENCE_NANOS);
  }

  /** Tells the phone that it was let go; one that is not there any more need not hear it. */
  private static void farewell(Carrier carrier) {
    try {
      carrier.send(new byte[0]);
    } catch (CarrierException e) {
      return;
    }
  }

  private void ended(Trouble trouble) {
    if (trouble == Trouble.CLOSED) {
      say("tap %d is over, %d exchanges so far", taps, exchanges);
    } else {
      troubles.add(trouble);
      say("tap %d broke off: %s", taps, trouble);
    }
  }

  /** What the world does after a tap. */
  private void follow() {
    world.run(2 * NANOS_PER_S);
    if (!charging && begins(world.phase())) {
      charge();
    }
    List<SessionRecord> ended = world.ended();
    if (ended.size() > told) {
      told = ended.size();
      charging = false;
      finish(ended.getLast());
    }
  }

  private static boolean begins(SessionPhase phase) {
    return phase == SessionPhase.GRANTED
        || phase == SessionPhase.STARTING
        || phase == SessionPhase.RUNNING;
  }

  private void charge() {
    charging = world.runUntil(world::contactorClosed, START_LIMIT_NANOS);
    need(charging, "a granted session closes the contactor");
    say("START: bolt %s, pilot %s", world.status().bolt(), world.status().pilotState());
    long beforeMwh = world.registerMwh();
    world.run(settings.chargeS() * NANOS_PER_S);
    long mwh = world.registerMwh() - beforeMwh;
    need(mwh > 0, "energy flows");
    say("energy: %.3f kWh in %d s", mwh / 1e6, settings.chargeS());
  }

  private void finish(SessionRecord record) {
    say(
        "STOP: reason %d, %.3f kWh, %d s, %d minor units",
        record.number(Field.STOP_REASON),
        record.number(Field.ENERGY_MWH) / 1e6,
        record.number(Field.DURATION_S),
        record.number(Field.COST_MINOR));
    need(!world.contactorClosed(), "the contacts are open after STOP");
    need(world.runUntil(world::boltOpen, UNLOCK_LIMIT_NANOS), "the lock opens after STOP");
    world.run(2 * NANOS_PER_S);
    need(world.unplug(), "the plug comes out");
    if (!over()) {
      world.plugIn();
    }
  }

  /** What is known now. */
  public TapReport report() {
    return new TapReport(settings, taps, exchanges, troubles, world.ended(), failed);
  }

  private void need(boolean holds, String what) {
    if (!holds) {
      failed.add(what);
      say("NOT FULFILLED: %s", what);
    }
  }

  private void say(String format, Object... values) {
    listener.say(world.nowNanos(), String.format(Locale.ROOT, format, values));
  }
}
