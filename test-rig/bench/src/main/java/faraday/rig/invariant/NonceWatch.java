package faraday.rig.invariant;

import faraday.rig.codec.CipherState;
import faraday.rig.codec.Frame;
import faraday.rig.phone.PhoneLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether a key and a counter have ever sealed two texts (SPEC §2, §3.6): by trying the keys of the
 * rig's phones on every frame that was on the wire, and by what shows without any key: one e in two
 * beacons, one beacon opened by two requests.
 */
public final class NonceWatch {

  /** More messages than a conversation has in one direction: 16 items, 16 records, and the rest. */
  private static final int COUNTERS = 48;

  private static final int EPHEMERAL_END = Frame.HEADER_BYTES + 65;
  private static final int BEACON_END = Frame.HEADER_BYTES + 4;

  private final Map<String, byte[]> once = new HashMap<>();
  private final TreeSet<String> twice = new TreeSet<>();
  private int opened;
  private String beacon = "";
  private String request = "";

  private NonceWatch() {}

  /**
   * What was used twice.
   *
   * @param frames from the wire, in their order
   * @param keys of the conversations that the rig can read
   */
  public static List<String> breaches(List<FrameWire.Seen> frames, List<PhoneLog.SeenKeys> keys) {
    return new ArrayList<>(new NonceWatch().judge(frames, keys).twice);
  }

  /** How many of the frames the keys open: a watch that sees nothing proves nothing. */
  public static int opened(List<FrameWire.Seen> frames, List<PhoneLog.SeenKeys> keys) {
    return new NonceWatch().judge(frames, keys).opened;
  }

  private NonceWatch judge(List<FrameWire.Seen> frames, List<PhoneLog.SeenKeys> keys) {
    Map<String, List<PhoneLog.SeenKeys>> byBeacon = new HashMap<>();
    keys.forEach(key -> byBeacon.computeIfAbsent(key.beaconId(), id -> new ArrayList<>()).add(key));
    for (FrameWire.Seen frame : frames) {
      inClear(frame);
      int sealedAt = sealedAt(frame.type());
      if (sealedAt > 0 && frame.bytes().length > sealedAt) {
        byte[] text = Arrays.copyOfRange(frame.bytes(), sealedAt, frame.bytes().length);
        open(frame.toPhone(), text, byBeacon.getOrDefault(beacon, List.of()));
      }
    }
    return this;
  }

  /** Where the sealed part of a transport message begins, 0 of any other frame. */
  private static int sealedAt(int type) {
    return switch (type) {
      case Frame.M2, Frame.M4, Frame.DOWN, Frame.UP -> Frame.HEADER_BYTES;
      case Frame.M3 -> BEACON_END;
      default -> 0;
    };
  }

  private void open(boolean toPhone, byte[] text, List<PhoneLog.SeenKeys> keys) {
    for (int i = 0; i < keys.size(); i++) {
      CipherState key = toPhone ? keys.get(i).toPhone() : keys.get(i).toCharger();
      for (int counter = 0; counter < COUNTERS; counter++) {
        if (key.isMessage(counter, text)) {
          opened++;
          String way = toPhone ? "down" : "up";
          seen("beacon %s key %d %s counter %d".formatted(beacon, i, way, counter), text);
          return;
        }
      }
    }
  }

  private void inClear(FrameWire.Seen frame) {
    if (frame.toPhone()) {
      fromCharger(frame.type(), frame.bytes());
    } else if (frame.type() == Frame.M1 || frame.type() == Frame.M3) {
      fromPhone(frame.type(), frame.bytes());
    }
  }

  private void fromCharger(int type, byte[] bytes) {
    if (type == Frame.M0 && bytes.length > EPHEMERAL_END) {
      seen("e " + hex(bytes, Frame.HEADER_BYTES, EPHEMERAL_END), bytes);
    } else if (type == Frame.M2) {
      seen("beacon " + beacon + " request", request.getBytes(StandardCharsets.US_ASCII));
      seen("beacon " + beacon + " credentials", bytes);
    }
  }

  private void fromPhone(int type, byte[] bytes) {
    beacon = bytes.length > BEACON_END ? hex(bytes, Frame.HEADER_BYTES, BEACON_END) : "";
    request = type == Frame.M1 ? hex(bytes, 0, bytes.length) : request;
  }

  private void seen(String what, byte[] bytes) {
    byte[] before = once.putIfAbsent(what, bytes);
    if (before != null && !Arrays.equals(before, bytes)) {
      twice.add(what + " is used twice");
    }
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }
}
