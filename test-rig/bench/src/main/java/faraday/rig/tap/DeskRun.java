package faraday.rig.tap;

import static faraday.rig.tap.TapWorld.NANOS_PER_S;

import faraday.firmware.app.NfcSettings;
import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import faraday.nfc.card.TargetSettings;
import faraday.nfc.chip.ChipState;
import faraday.nfc.chip.Pn532Settings;
import faraday.nfc.slot.SlotSettings;
import faraday.nfc.tag.TagSettings;
import faraday.rig.bench.NfcFront;
import faraday.rig.demo.DemoListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A charger with a simulated car and contactor, and a PN532 outside to which real phones are held.
 * Its time is the wall's: whoever runs it ticks it with what has passed since the start.
 */
public final class DeskRun implements Ticked {

  /** From power-on to a charger that serves phones, with the patience of a chip's start. */
  static final long BOOT_LIMIT_NANOS = 15 * NANOS_PER_S;

  /** USB adapters report bytes up to 16 ms late. */
  private static final int ACK_MS = 100;

  private static final long UNPLUG_NANOS = 2 * NANOS_PER_S;

  private final DeskSettings settings;
  private final DemoListener listener;
  private final AirLog air;
  private final TapWorld world;
  private final DeskCar car;
  private final List<@Nullable AirTap> taps = new ArrayList<>();
  private boolean up;
  private @Nullable String trouble;
  private long windowNanos;

  /**
   * A charger that is being started.
   *
   * @param device line to a PN532, at the speed it starts with
   * @param workBaud speed to work at
   * @param listener hears every APDU and what becomes of the car
   */
  public DeskRun(DeskSettings settings, SerialLink device, int workBaud, DemoListener listener) {
    this.settings = settings;
    this.listener = listener;
    air = new AirLog(listener);
    int tokens = Math.min(settings.taps(), TapSettings.SESSIONS_MAX);
    NfcFront front = NfcFront.outside(device, nfc(workBaud));
    world = new TapWorld(settings.seed(), tokens, air, front);
    world.insert();
    car = new DeskCar(world, UNPLUG_NANOS, listener);
  }

  private static NfcSettings nfc(int workBaud) {
    return new NfcSettings(
        Pn532Settings.DEFAULT.withWorkBaud(workBaud).withAckMs(ACK_MS),
        NfcSettings.DEFAULT.reader(),
        TargetSettings.DEFAULT,
        SlotSettings.ALTERNATING,
        TagSettings.DEFAULT);
  }

  /** What a phone is told before its first tap (SPEC §10). */
  public Map<String, Object> provision() {
    return world.provision();
  }

  /** True once phones are served. */
  public boolean up() {
    return up;
  }

  /** True when every tap was had or waited for, or the reader is gone. */
  public boolean over() {
    return trouble != null || taps.size() >= settings.taps();
  }

  /** Lets the world follow the wall. */
  @Override
  public void tick(long nowNanos) {
    world.runTo(nowNanos);
    if (over()) {
      return;
    }
    if (world.chip().state() == ChipState.LINE_CLOSED) {
      trouble = "the serial line is gone";
    } else if (!up) {
      boot(nowNanos);
    } else {
      car.follow(nowNanos);
      follow(nowNanos);
    }
  }

  private void boot(long nowNanos) {
    up = world.chargerIsUp();
    if (up) {
      listener.say(nowNanos, "charger up, PN532 at " + world.chip().baud() + " baud; car plugged");
      invite(nowNanos);
    } else if (nowNanos > BOOT_LIMIT_NANOS) {
      trouble = world.chip().firmware() == null ? "no chip answers" : "the charger does not start";
    }
  }

  private void follow(long nowNanos) {
    AirTap tap = air.over(nowNanos);
    boolean missed = !air.busy() && nowNanos - windowNanos > settings.windowS() * NANOS_PER_S;
    if (tap == null && !missed) {
      return;
    }
    taps.add(tap);
    String result = tap == null ? "no phone was detected" : tap.trouble();
    listener.say(nowNanos, "tap " + taps.size() + ": " + (result == null ? "good" : result));
    if (!over()) {
      invite(nowNanos);
    }
  }

  private void invite(long nowNanos) {
    windowNanos = nowNanos;
    listener.say(
        nowNanos, "tap " + (taps.size() + 1) + " of " + settings.taps() + ": hold the phone now");
  }

  /** Sends the chip back to how it was found; the run is over then. */
  public void retire(long nowNanos) {
    world.chip().retire(nowNanos);
  }

  /** True when the chip was sent back, or is out of reach. */
  public boolean retired() {
    ChipState state = world.chip().state();
    return state == ChipState.RETIRED || state == ChipState.LINE_CLOSED;
  }

  /** What is known now. */
  public DeskReport report() {
    return new DeskReport(
        settings, taps, world.allEnded(), car.failed(), up ? null : trouble, trouble);
  }

  @Override
  public long nextDeadlineNanos() {
    return world.nowNanos();
  }
}
