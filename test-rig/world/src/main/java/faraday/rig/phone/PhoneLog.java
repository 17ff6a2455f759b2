package faraday.rig.phone;

import faraday.rig.codec.CipherState;
import faraday.rig.codec.KnResponder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What happened at one phone: events, frames and the tally of each tap. Oldest entries go first.
 */
public final class PhoneLog {

  /** Most events, frames or taps that are kept of each. */
  public static final int MAX_ENTRIES = 4096;

  /** An event and when it happened. */
  public record Entry(long atNanos, PhoneEvent event) {}

  /** A whole frame as it was, header included. */
  @SuppressWarnings("ArrayRecordComponent") // kept as evidence, never changed
  public record SeenFrame(long atNanos, boolean toPhone, byte[] bytes) {

    /** The frame's type, or −1 of an empty one. */
    public int type() {
      return bytes.length == 0 ? -1 : bytes[0] & 0xFF;
    }
  }

  /**
   * The keys of one conversation, as evidence for whoever watches the wire.
   *
   * @param beaconId in hexadecimal
   * @param toPhone what the charger seals with
   * @param toCharger what the phone seals with
   */
  public record SeenKeys(String beaconId, CipherState toPhone, CipherState toCharger) {}

  /**
   * What one activation amounted to.
   *
   * @param exchanges APDU pairs, SELECT counted
   * @param frameBytes frames of both directions with their headers
   */
  public record Tally(int exchanges, int frameBytes) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Deque<SeenFrame> frames = new ArrayDeque<>();
  private final Deque<SeenKeys> keys = new ArrayDeque<>();
  private byte[] challenge = new byte[0];
  private int exchanges;
  private int frameBytes;

  void activated() {
    exchanges = 0;
    frameBytes = 0;
  }

  void exchanged() {
    exchanges++;
  }

  void add(long nowNanos, PhoneEvent event) {
    push(entries, new Entry(nowNanos, event));
  }

  void addFrame(long nowNanos, boolean toPhone, byte[] bytes) {
    frameBytes += bytes.length;
    push(frames, new SeenFrame(nowNanos, toPhone, bytes.clone()));
  }

  void addKeys(byte[] beaconId, KnResponder.Channel channel) {
    String name = HexFormat.of().formatHex(beaconId);
    push(keys, new SeenKeys(name, channel.incoming(), channel.outgoing()));
    challenge = channel.onlineChallenge();
  }

  private static <T> void push(Deque<T> into, T what) {
    if (into.size() == MAX_ENTRIES) {
      into.removeFirst();
    }
    into.addLast(what);
  }

  /** All events, oldest first; a copy. */
  public List<Entry> entries() {
    return new ArrayList<>(entries);
  }

  /** All events of one kind, oldest first. */
  public <T extends PhoneEvent> List<T> all(Class<T> kind) {
    return entries.stream().map(Entry::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The newest event of one kind. */
  public <T extends PhoneEvent> Optional<T> last(Class<T> kind) {
    List<T> all = all(kind);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** The newest event of any kind. */
  public Optional<PhoneEvent> last() {
    return Optional.ofNullable(entries.peekLast()).map(Entry::event);
  }

  /** All frames, oldest first; a copy. */
  public List<SeenFrame> frames() {
    return new ArrayList<>(frames);
  }

  /** The keys of all conversations, oldest first; a copy. */
  public List<SeenKeys> keys() {
    return new ArrayList<>(keys);
  }

  /** The online challenge of the newest conversation, 16 bytes, or none before the first. */
  public byte[] onlineChallenge() {
    return challenge.clone();
  }

  /** The present or last activation. */
  public Tally tap() {
    return new Tally(exchanges, frameBytes);
  }
}
