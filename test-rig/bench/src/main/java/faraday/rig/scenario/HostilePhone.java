package faraday.rig.scenario;

import faraday.hal.sim.SeededRandom;
import faraday.rig.codec.Frame;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardApplication;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A phone without any right that wants to do harm; it shows a wallet and proves nothing. */
final class HostilePhone implements CardApplication {

  /** What it does. */
  enum Way {
    /** Says anything at all. */
    GARBAGE,
    /** Says again what phones have said before. */
    REPLAYS,
    /** Announces more than it says. */
    TEARS,
    /** Passes on, late, what another phone answers, and not its last word. */
    RELAYS,
    /** The same, and is gone in the midst of it. */
    LEAVES
  }

  private static final byte[] HELLO = {0x01, 0x01, 0x00, (byte) 0x90, 0x00};
  private static final int SELECT = 0xA4;
  private static final int TRANSFER = 0x46;
  private static final int PIECE_BYTES = 240;
  private static final int DATA_AT = 5;
  private static final long RELAY_NANOS = 60_000_000L;
  private static final long THINK_NANOS = 10_000_000L;

  private final Way way;
  private final SeededRandom random;
  private final WalletPhone accomplice;
  private final Supplier<List<byte[]>> heard;
  private byte[] up = new byte[0];

  /**
   * A phone for one tap.
   *
   * @param accomplice whose answers are passed on; it must not have a right
   * @param heard what phones have said so far, whole frames
   */
  HostilePhone(Way way, SeededRandom random, WalletPhone accomplice, Supplier<List<byte[]>> heard) {
    this.way = way;
    this.random = random;
    this.accomplice = accomplice;
    this.heard = heard;
  }

  @Override
  public void activated(long nowNanos) {
    up = new byte[0];
    accomplice.want(Intent.READ);
    accomplice.activated(nowNanos);
  }

  @Override
  public void deactivated(long nowNanos) {
    accomplice.deactivated(nowNanos);
  }

  @Override
  public Answer answer(byte[] command, long nowNanos) {
    if (way == Way.RELAYS || way == Way.LEAVES) {
      boolean lastWord = command.length > DATA_AT && command[DATA_AT] == Frame.M2;
      return lastWord
          ? new Answer(noise(), THINK_NANOS)
          : new Answer(accomplice.answer(command, nowNanos).responseApdu(), RELAY_NANOS);
    }
    if (command.length > 1 && (command[1] & 0xFF) == SELECT) {
      return new Answer(HELLO.clone(), THINK_NANOS);
    }
    boolean frameIsDue = command.length > 2 && command[1] == TRANSFER && command[2] == 0;
    if (frameIsDue) {
      up = frame();
    }
    return new Answer(way == Way.GARBAGE ? noise() : piece(), THINK_NANOS);
  }

  private byte[] frame() {
    if (way == Way.TEARS) {
      byte[] torn = new byte[3 + random.nextInt(200)];
      torn[0] = (byte) (random.nextInt(2) == 0 ? Frame.M1 : Frame.M3);
      torn[2] = (byte) 250;
      return torn;
    }
    List<byte[]> known = heard.get();
    return known.isEmpty() ? new byte[0] : known.get(random.nextInt(known.size())).clone();
  }

  private byte[] noise() {
    byte[] noise = new byte[2 + random.nextInt(PIECE_BYTES)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt(256);
    }
    if (random.nextInt(2) == 0) {
      noise[noise.length - 2] = (byte) (random.nextInt(2) == 0 ? 0x90 : 0x61);
      noise[noise.length - 1] = 0;
    }
    return noise;
  }

  private byte[] piece() {
    int bytes = Math.min(PIECE_BYTES, up.length);
    byte[] piece = Arrays.copyOf(up, bytes + 2);
    up = Arrays.copyOfRange(up, bytes, up.length);
    piece[bytes] = (byte) (up.length == 0 ? 0x90 : 0x61);
    piece[bytes + 1] = (byte) Math.min(up.length, 0xFF);
    return piece;
  }
}
