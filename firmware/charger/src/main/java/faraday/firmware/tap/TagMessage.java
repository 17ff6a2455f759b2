package faraday.firmware.tap;

import faraday.nfc.ndef.NdefItem;
import faraday.nfc.ndef.NdefKind;
import faraday.nfc.ndef.NdefLimits;
import faraday.nfc.ndef.NdefReader;
import faraday.nfc.ndef.NdefReading;
import faraday.nfc.tag.TagSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The NDEF messages of profile 03 (SPEC §9): ours is a link and one MIME record. A phone that has
 * seen a length reads by it for the whole activation, so the length belongs to the state, and
 * between two states the charger looks absent.
 */
final class TagMessage {

  /** Of both directions. */
  static final String MEDIA_TYPE = "application/x-faraday";

  /** Version, state, length of the content. */
  private static final int PAYLOAD_HEADER_BYTES = 4;

  /** Payload beside a challenge: M0, credentials of up to 24 connectors, signature. */
  static final int CHALLENGE_PAYLOAD_BYTES = 300;

  /** Payload beside an answer: M4 with the longest receipt. */
  static final int ANSWER_PAYLOAD_BYTES = 460;

  /** Longest content of an answer. */
  static final int CONTENT_BYTES_MAX = ANSWER_PAYLOAD_BYTES - PAYLOAD_HEADER_BYTES;

  /** A longer challenge, of a charger with many connectors, is padded to a multiple of this. */
  private static final int PADDING_BYTES = 64;

  private static final int VERSION = 1;
  private static final int FIRST_SHORT_WELL_KNOWN = 0x91;
  private static final int LAST_MIME = 0x52;
  private static final int HTTPS_PREFIX = 0x04;
  private static final int RECORDS_MAX = 2;

  /** What the content is. */
  enum State {
    /** M0, credentials and signature. */
    CHALLENGE(0),
    /** M4, or the refusal frame. */
    ANSWER(1),
    /** Nothing yet: read again. */
    NOT_SETTLED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }
  }

  private final byte[] uri;
  private final NdefReader reader;

  TagMessage(TagSettings settings) {
    uri = settings.uriAfterHttps().getBytes(StandardCharsets.US_ASCII);
    NdefKind own = NdefKind.mime(MEDIA_TYPE);
    NdefLimits limits = new NdefLimits(RECORDS_MAX, settings.fileBytes());
    reader = new NdefReader(limits, Set.of(NdefKind.URI, own));
  }

  /** NLEN and message. */
  byte[] file(State state, byte[] content) {
    byte[] type = MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
    int payload = payloadBytes(state, content.length);
    int message = 5 + uri.length + 6 + type.length + payload;
    ByteBuffer file = ByteBuffer.allocate(2 + message);
    file.putShort((short) message);
    file.put((byte) FIRST_SHORT_WELL_KNOWN).put((byte) 1).put((byte) (1 + uri.length));
    file.put((byte) 'U').put((byte) HTTPS_PREFIX).put(uri);
    file.put((byte) LAST_MIME).put((byte) type.length).putInt(payload).put(type);
    file.put((byte) VERSION).put((byte) state.code).putShort((short) content.length);
    file.put(content);
    return file.array();
  }

  private static int payloadBytes(State state, int contentBytes) {
    int usual = state == State.CHALLENGE ? CHALLENGE_PAYLOAD_BYTES : ANSWER_PAYLOAD_BYTES;
    int needed = PAYLOAD_HEADER_BYTES + contentBytes;
    int beyond = Math.max(0, needed - usual);
    return usual + (beyond + PADDING_BYTES - 1) / PADDING_BYTES * PADDING_BYTES;
  }

  /** The payload of the one MIME record that a phone wrote, or null for anything else. */
  byte @Nullable [] payload(byte[] file, int length) {
    if (!(reader.read(file, 2, length) instanceof NdefReading.Accepted accepted)) {
      return null;
    }
    byte[] found = null;
    for (NdefItem item : accepted.items()) {
      if (item.kind().equals(NdefKind.URI)) {
        continue;
      }
      if (found != null) {
        return null;
      }
      found = item.payload();
    }
    return found;
  }
}
