package faraday.nfc.chip;

import java.util.ArrayList;
import java.util.List;

/**
 * The chip's side of framing, written for tests without the code under test: collects bytes and
 * cuts out what the host sent. Commands come without TFI; {@link #ACK} and {@link #NACK} stand for
 * the short frames.
 */
final class HostFrames {

  static final String ACK = "ACK";
  static final String NACK = "NACK";

  private final List<Integer> bytes = new ArrayList<>();

  /** Takes bytes and returns the frames they completed, as hex or {@link #ACK}, {@link #NACK}. */
  List<String> take(byte[] from, int count) {
    for (int i = 0; i < count; i++) {
      bytes.add(from[i] & 0xFF);
    }
    List<String> frames = new ArrayList<>();
    String frame = cut();
    while (frame != null) {
      if (!frame.isEmpty()) {
        frames.add(frame);
      }
      frame = cut();
    }
    return frames;
  }

  void clear() {
    bytes.clear();
  }

  /** The next frame, empty for one that is dropped, null when more bytes are needed. */
  private @org.jspecify.annotations.Nullable String cut() {
    int start = 0;
    while (start + 1 < bytes.size() && !(bytes.get(start) == 0 && bytes.get(start + 1) == 0xFF)) {
      start++;
    }
    int at = start + 2;
    if (at + 2 > bytes.size()) {
      return null;
    }
    int len = bytes.get(at);
    int lcs = bytes.get(at + 1);
    if (len + lcs == 0xFF) {
      drop(at + 2);
      return len == 0 ? ACK : NACK;
    }
    at += 2;
    if (len == 0xFF && lcs == 0xFF) {
      if (at + 3 > bytes.size()) {
        return null;
      }
      len = bytes.get(at) << 8 | bytes.get(at + 1);
      lcs = bytes.get(at) + bytes.get(at + 1) + bytes.get(at + 2) & 0xFF;
      at += 3;
    } else {
      lcs = len + lcs & 0xFF;
    }
    if (lcs != 0) {
      drop(at);
      return "";
    }
    return body(at, len);
  }

  private @org.jspecify.annotations.Nullable String body(int at, int len) {
    if (at + len + 1 > bytes.size()) {
      return null;
    }
    int sum = 0;
    StringBuilder hex = new StringBuilder();
    for (int i = at; i <= at + len; i++) {
      sum += bytes.get(i);
      if (i > at && i < at + len) {
        hex.append(String.format("%02X", bytes.get(i)));
      }
    }
    boolean good = bytes.get(at) == 0xD4 && (sum & 0xFF) == 0;
    drop(at + len + 1);
    return good ? hex.toString() : "";
  }

  private void drop(int count) {
    bytes.subList(0, count).clear();
  }
}
