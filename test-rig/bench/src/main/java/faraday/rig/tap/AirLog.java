package faraday.rig.tap;

import faraday.hal.sim.SimProbe;
import faraday.rig.demo.DemoListener;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hears every APDU between charger and phone, tells it, and makes taps of them: a tap is over when
 * the charger has let the phone go and nothing was said for {@link #QUIET_NANOS}.
 */
final class AirLog implements SimProbe {

  /** Longer than a phone needs to discover the charger anew within one tap (SPEC §9.3). */
  static final long QUIET_NANOS = 1_500_000_000L;

  private static final HexFormat HEX = HexFormat.of();
  private static final double NANOS_PER_MS = 1e6;
  private static final int TOLD_BYTES_MAX = 24;
  private static final int SELECT = 0xA4;
  private static final int TRANSFER = 0x46;
  private static final int UPDATE = 0xD6;
  private static final int M4 = 0x14;
  private static final int DATA_AT = 5;
  private static final int LINK_LOST = 1;
  private static final byte[] NO_COMMAND = new byte[5];

  private final DemoListener listener;
  private @Nullable Tap open;

  AirLog(DemoListener listener) {
    this.listener = listener;
  }

  /** What is known of the tap under way. */
  private static final class Tap {
    private final long beganNanos;
    private boolean charge;
    private boolean held;
    private boolean selected;
    private boolean lost;
    private boolean midFrame;
    private byte[] command = NO_COMMAND;
    private int exchanges;
    private long lastNanos;
    private long answeredNanos = -1;
    private long chargerSpokeNanos = -1;
    private int turns;
    private long turnNanos;
    private long longestNanos;

    private Tap(long nowNanos) {
      beganNanos = nowNanos;
      lastNanos = nowNanos;
    }
  }

  /** True while a phone is there, or has just been. */
  boolean busy() {
    return open != null;
  }

  /** The tap that is over by now, once; null otherwise. */
  @Nullable AirTap over(long nowNanos) {
    Tap tap = open;
    if (tap == null || tap.held || nowNanos - tap.lastNanos < QUIET_NANOS) {
      return null;
    }
    open = null;
    long endNanos = tap.answeredNanos < 0 ? tap.lastNanos : tap.answeredNanos;
    return new AirTap(
        tap.charge ? AirTap.Role.CHARGER_READS : AirTap.Role.PHONE_READS,
        tap.selected,
        tap.answeredNanos >= 0,
        tap.lost,
        tap.exchanges,
        (endNanos - tap.beganNanos) / NANOS_PER_MS,
        tap.turns == 0 ? 0 : tap.turnNanos / NANOS_PER_MS / tap.turns,
        tap.longestNanos / NANOS_PER_MS);
  }

  @Override
  public void level(long nowNanos, String signal, long value) {
    Tap tap = open;
    if (tap != null && signal.equals("tap.end")) {
      tap.held = false;
      tap.midFrame = false;
      tap.lost |= value == LINK_LOST && tap.answeredNanos < 0;
      tap.lastNanos = nowNanos;
      tap.chargerSpokeNanos = -1;
      listener.say(nowNanos, value == LINK_LOST ? "link lost" : "let go");
    }
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    byte[] bytes = Arrays.copyOfRange(data, offset, offset + count);
    switch (signal) {
      case "tap.target" -> target(tap(nowNanos), bytes, nowNanos);
      case "apdu.command" -> command(tap(nowNanos), bytes, nowNanos);
      case "apdu.response" -> response(tap(nowNanos), bytes, nowNanos);
      default -> {}
    }
  }

  private Tap tap(long nowNanos) {
    Tap tap = open;
    if (tap == null) {
      tap = new Tap(nowNanos);
      open = tap;
    }
    tap.lastNanos = nowNanos;
    return tap;
  }

  private void target(Tap tap, byte[] uid, long nowNanos) {
    tap.charge = true;
    tap.held = true;
    listener.say(nowNanos, "target " + HEX.formatHex(uid));
  }

  private void command(Tap tap, byte[] bytes, long nowNanos) {
    told(nowNanos, tap.held ? "charger > " : "phone   > ", bytes);
    tap.command = bytes.length < NO_COMMAND.length ? NO_COMMAND : bytes;
    spoke(tap, tap.held, nowNanos);
    boolean ours = tap.held && instruction(tap) == TRANSFER;
    if (ours && !tap.midFrame && bytes.length > DATA_AT && bytes[DATA_AT] == M4) {
      tap.answeredNanos = nowNanos;
    }
    tap.midFrame = ours && bytes[2] == 1;
  }

  private void response(Tap tap, byte[] bytes, long nowNanos) {
    told(nowNanos, tap.held ? "phone   < " : "charger < ", bytes);
    tap.exchanges++;
    spoke(tap, !tap.held, nowNanos);
    if (!good(bytes)) {
      return;
    }
    byte[] command = tap.command;
    boolean named = instruction(tap) == SELECT && command[2] == 4;
    tap.selected |= named;
    boolean frame = !tap.held && instruction(tap) == TRANSFER && bytes[0] == M4;
    boolean commit = instruction(tap) == UPDATE && commits(command);
    if (frame || commit) {
      tap.answeredNanos = nowNanos;
    }
  }

  /** A length other than zero at the beginning of the NDEF file. */
  private static boolean commits(byte[] command) {
    boolean length = command.length == 7 && command[2] == 0 && command[3] == 0;
    return length && (command[DATA_AT] | command[DATA_AT + 1]) != 0;
  }

  private static int instruction(Tap tap) {
    return tap.command[1] & 0xFF;
  }

  private static boolean good(byte[] response) {
    int end = response.length;
    return end >= 2 && response[end - 2] == (byte) 0x90 && response[end - 1] == 0;
  }

  /** What lies between the charger's last byte and the phone's is the phone's time. */
  private static void spoke(Tap tap, boolean charger, long nowNanos) {
    if (charger) {
      tap.chargerSpokeNanos = nowNanos;
    } else if (tap.chargerSpokeNanos >= 0) {
      long nanos = nowNanos - tap.chargerSpokeNanos;
      tap.turns++;
      tap.turnNanos += nanos;
      tap.longestNanos = Math.max(tap.longestNanos, nanos);
      tap.chargerSpokeNanos = -1;
    }
  }

  private void told(long nowNanos, String who, byte[] bytes) {
    int shown = Math.min(bytes.length, TOLD_BYTES_MAX);
    String rest = bytes.length > shown ? " … " + bytes.length + " bytes" : "";
    listener.say(nowNanos, who + HEX.formatHex(bytes, 0, shown) + rest);
  }
}
