package faraday.nfc.ndef;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the headers of a message and reads no content (NDEF 1.0, section 3.2). Allocates
 * nothing and never looks beyond the given bytes.
 */
final class NdefScan {

  private static final int MESSAGE_BEGIN = 0x80;
  private static final int MESSAGE_END = 0x40;
  private static final int CHUNK = 0x20;
  private static final int SHORT_RECORD = 0x10;
  private static final int ID_LENGTH = 0x08;
  private static final int TNF_MASK = 0x07;

  private static final int TNF_EMPTY = 0;
  private static final int TNF_UNKNOWN = 5;
  private static final int TNF_UNCHANGED = 6;
  private static final int TNF_RESERVED = 7;

  private final NdefLimits limits;
  private byte[] bytes = {};
  private int at;
  private int end;
  private int records;
  private int payloadLength;

  NdefScan(NdefLimits limits) {
    this.limits = limits;
  }

  /** Records of the message last found sound. */
  int records() {
    return records;
  }

  /** Null when every header is sound, else the first fault. */
  @Nullable NdefFault faultIn(byte[] message, int offset, int length) {
    bytes = message;
    at = offset;
    end = offset + length;
    records = 0;
    if (length == 0) {
      return NdefFault.EMPTY;
    }
    boolean last = false;
    while (!last) {
      if (at == end) {
        return NdefFault.MESSAGE_END;
      }
      last = (bytes[at] & MESSAGE_END) != 0;
      NdefFault fault = record();
      if (fault != null) {
        return fault;
      }
    }
    return at == end ? null : NdefFault.MESSAGE_END;
  }

  private @Nullable NdefFault record() {
    int flags = bytes[at];
    if (((flags & MESSAGE_BEGIN) != 0) != (records == 0)) {
      return NdefFault.MESSAGE_BEGIN;
    }
    if (records == limits.maxRecords()) {
      return NdefFault.TOO_MANY_RECORDS;
    }
    if ((flags & CHUNK) != 0) {
      return NdefFault.CHUNKED;
    }
    records++;
    return header(flags);
  }

  private @Nullable NdefFault header(int flags) {
    boolean shortRecord = (flags & SHORT_RECORD) != 0;
    boolean hasId = (flags & ID_LENGTH) != 0;
    int fixed = 2 + (shortRecord ? 1 : 4) + (hasId ? 1 : 0);
    if (end - at < fixed) {
      return NdefFault.TRUNCATED;
    }
    int typeLength = unsigned(at + 1);
    if (!readPayloadLength(shortRecord)) {
      return NdefFault.PAYLOAD_TOO_LONG;
    }
    int idLength = hasId ? unsigned(at + fixed - 1) : 0;
    NdefFault fault = content(flags & TNF_MASK, typeLength, idLength);
    if (fault != null) {
      return fault;
    }
    int contentLength = typeLength + idLength + payloadLength;
    if (end - at - fixed < contentLength) {
      return NdefFault.TRUNCATED;
    }
    at += fixed + contentLength;
    return null;
  }

  /** False when the payload is over the limit; a length of four bytes never becomes negative. */
  private boolean readPayloadLength(boolean shortRecord) {
    if (shortRecord) {
      payloadLength = unsigned(at + 2);
    } else if (bytes[at + 2] != 0 || bytes[at + 3] != 0) {
      return false;
    } else {
      payloadLength = unsigned(at + 4) << 8 | unsigned(at + 5);
    }
    return payloadLength <= limits.maxPayloadBytes();
  }

  private @Nullable NdefFault content(int tnf, int typeLength, int idLength) {
    return switch (tnf) {
      case TNF_EMPTY ->
          typeLength + idLength + payloadLength == 0 ? null : NdefFault.EMPTY_RECORD_WITH_CONTENT;
      case TNF_UNKNOWN -> typeLength == 0 ? null : NdefFault.TYPE_LENGTH;
      case TNF_UNCHANGED -> NdefFault.TNF_UNCHANGED;
      case TNF_RESERVED -> NdefFault.TNF_RESERVED;
      default -> typeLength > 0 ? null : NdefFault.TYPE_LENGTH;
    };
  }

  private int unsigned(int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }
}
