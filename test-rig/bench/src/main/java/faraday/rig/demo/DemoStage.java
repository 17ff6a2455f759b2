package faraday.rig.demo;

import faraday.pilot.connector.SafetyStatus;
import faraday.rig.bench.TapFigures;
import faraday.rig.phone.WalletPhone;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The world of the demo with somebody who watches it, tells what happens and notes what failed. */
final class DemoStage {

  private static final long TAP_PATIENCE_NANOS = 15 * DemoWorld.NANOS_PER_S;
  private static final long HAND_NANOS = 300 * DemoWorld.NANOS_PER_MS;

  private final DemoWorld world;
  private final DemoListener listener;
  private final List<DemoCheck> checks = new ArrayList<>();
  private long tapNanos;

  DemoStage(long seed, DemoListener listener, OutputStream traceOut) {
    this.world = new DemoWorld(seed, traceOut);
    this.listener = listener;
  }

  DemoWorld world() {
    return world;
  }

  List<DemoCheck> checks() {
    return checks;
  }

  SafetyStatus status() {
    return world.board().charger().connectors().get(0).status();
  }

  void check(String name, boolean ok) {
    checks.add(new DemoCheck(name, ok));
    if (!ok) {
      say("NOT FULFILLED: %s", name);
    }
  }

  void say(String format, Object... values) {
    sayAt(world.nowNanos(), format, values);
  }

  /** Tells something with the time at which it began, so that it is found in the trace. */
  void sayAt(long atNanos, String format, Object... values) {
    listener.say(atNanos, String.format(Locale.ROOT, format, values));
  }

  void progress(String format, Object... values) {
    listener.progress(world.nowNanos(), String.format(Locale.ROOT, format, values));
  }

  /** A person holds the phone until it says it is done, and takes it away. */
  @Nullable TapFigures tap(WalletPhone phone) {
    int before = world.board().taps().size();
    tapNanos = world.nowNanos();
    world.hold(phone);
    world.runUntil(() -> phone.wanted().isEmpty(), TAP_PATIENCE_NANOS);
    world.run(HAND_NANOS);
    world.takeAway(phone);
    world.run(DemoWorld.NANOS_PER_S);
    List<TapFigures> taps = world.board().taps();
    return taps.size() == before ? null : taps.getLast();
  }

  /** The same hand, pulled away as soon as the phone has seen the credentials. */
  @Nullable TapFigures tapAndTearAway(WalletPhone phone) {
    tapNanos = world.nowNanos();
    world.hold(phone);
    world.runUntil(() -> world.hasSeenCredentials(phone), TAP_PATIENCE_NANOS);
    world.takeAway(phone);
    world.run(DemoWorld.NANOS_PER_S);
    List<TapFigures> taps = world.board().taps();
    return taps.isEmpty() ? null : taps.getLast();
  }

  /** When the last tap began: the phone was held to the charger. */
  long tapNanos() {
    return tapNanos;
  }

  static String described(@Nullable TapFigures tap) {
    if (tap == null) {
      return "no conversation";
    }
    String handshake =
        String.format(
            Locale.ROOT,
            "%d exchanges, %d bytes, %.0f ms",
            tap.exchanges(),
            tap.frameBytes(),
            tap.nanos() / 1e6);
    int more = tap.allExchanges() - tap.exchanges();
    return more == 0
        ? handshake
        : handshake
            + ", then courier work: %d exchanges, %d bytes"
                .formatted(more, tap.allFrameBytes() - tap.frameBytes());
  }

  static String money(long minor) {
    return String.format(Locale.ROOT, "%d.%02d EUR", minor / 100, minor % 100);
  }
}
