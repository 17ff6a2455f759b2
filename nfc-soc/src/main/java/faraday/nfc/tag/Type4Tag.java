package faraday.nfc.tag;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Type 4 tag, mapping version 2.0: capability container E103 and one NDEF file E104 that is read
 * from one content and written into another place, so that nothing written can be read back.
 *
 * <p>A write is NLEN := 0, data, NLEN := length; only the last of these commits, and only when
 * every byte it counts was written since the first. What is half written dies with the activation.
 */
public final class Type4Tag implements Applet {

  static final int READ_BINARY = 0xB0;
  static final int UPDATE_BINARY = 0xD6;

  private static final int SELECT = 0xA4;
  private static final int BY_ID_NO_ANSWER = 0x000C;
  private static final int BY_ID = 0x0000;
  private static final int CC_FILE = 0xE103;
  private static final int NDEF_FILE = 0xE104;
  private static final int NLEN_BYTES = 2;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final TagContent content;
  private final TagSettings settings;
  private final byte[] container;
  private final byte[] incoming;
  private byte @Nullable [] shown;
  private int selectedFile;
  private int readTo;
  private boolean readWhole;
  private boolean writing;
  private int writtenTo;
  private @Nullable Said held;
  private long heldUntilNanos;

  /** A tag with that content. */
  public Type4Tag(TagContent content, TagSettings settings) {
    this.content = content;
    this.settings = settings;
    this.container = container(settings);
    this.incoming = new byte[settings.fileBytes()];
  }

  @Override
  public Said selected(long nowNanos) {
    heard(nowNanos);
    selectedFile = 0;
    return Said.status(StatusWord.OK);
  }

  @Override
  public @Nullable Said command(CommandApdu command, long nowNanos) {
    heard(nowNanos);
    if (command.cla() != 0) {
      return Said.status(StatusWord.UNKNOWN_CLA);
    }
    return switch (command.ins()) {
      case SELECT -> Said.status(select(command));
      case READ_BINARY -> read(command, nowNanos);
      case UPDATE_BINARY -> update(command, nowNanos);
      default -> Said.status(StatusWord.UNKNOWN_INS);
    };
  }

  @Override
  public @Nullable Said poll(long nowNanos) {
    Said due = nowNanos < heldUntilNanos ? null : held;
    held = due == null ? held : null;
    return due;
  }

  @Override
  public long nextPollNanos(long nowNanos) {
    return held == null ? nowNanos + POLL_NANOS : heldUntilNanos;
  }

  @Override
  public void ended(boolean heard, long nowNanos) {
    if (heard) {
      heard(nowNanos);
    }
    shown = null;
    selectedFile = 0;
    readTo = 0;
    readWhole = false;
    writing = false;
    writtenTo = 0;
    held = null;
    Arrays.fill(incoming, (byte) 0);
    content.ended(nowNanos);
  }

  /** A command behind the last READ shows that its answer arrived. */
  private void heard(long nowNanos) {
    if (readWhole) {
      readWhole = false;
      content.readWhole(nowNanos);
    }
  }

  private int select(CommandApdu command) {
    if (command.p1p2() != BY_ID_NO_ANSWER && command.p1p2() != BY_ID) {
      return StatusWord.WRONG_P1_P2;
    }
    byte[] id = command.data();
    if (id.length != 2) {
      return StatusWord.WRONG_LENGTH;
    }
    int file = number(id, 0);
    if (file != CC_FILE && file != NDEF_FILE) {
      return StatusWord.NOT_FOUND;
    }
    selectedFile = file;
    return StatusWord.OK;
  }

  private Said read(CommandApdu command, long nowNanos) {
    if (selectedFile == 0) {
      return Said.status(StatusWord.NOTHING_SELECTED);
    }
    if (command.data().length > 0 || command.le() == 0) {
      return Said.status(StatusWord.WRONG_LENGTH);
    }
    byte[] file = selectedFile == CC_FILE ? container : shown(nowNanos);
    int from = command.p1p2();
    if (from >= file.length) {
      return Said.status(StatusWord.WRONG_OFFSET);
    }
    int to = Math.min(file.length, from + command.le());
    Said said = Said.of(Arrays.copyOfRange(file, from, to), StatusWord.OK);
    if (selectedFile == CC_FILE || from > readTo) {
      return said;
    }
    readTo = Math.max(readTo, to);
    readWhole = readTo == file.length;
    return readWhole && content.leavesAfterRead() ? absent(said) : said;
  }

  private byte[] shown(long nowNanos) {
    byte[] file = shown;
    if (file == null) {
      file = content.file(nowNanos);
      shown = file;
    }
    return file;
  }

  private @Nullable Said update(CommandApdu command, long nowNanos) {
    byte[] data = command.data();
    int at = command.p1p2();
    if (selectedFile == 0) {
      return Said.status(StatusWord.NOTHING_SELECTED);
    }
    if (selectedFile == CC_FILE) {
      return Said.status(StatusWord.NOT_ALLOWED);
    }
    if (data.length == 0 || data.length > settings.mlcBytes()) {
      return Said.status(StatusWord.WRONG_LENGTH);
    }
    if (at >= incoming.length) {
      return Said.status(StatusWord.WRONG_OFFSET);
    }
    if (at + data.length > incoming.length) {
      return Said.status(StatusWord.NO_ROOM);
    }
    return at < NLEN_BYTES ? updateLength(at, data, nowNanos) : Said.status(keep(at, data));
  }

  private @Nullable Said updateLength(int at, byte[] data, long nowNanos) {
    if (at != 0 || data.length < NLEN_BYTES) {
      return Said.status(StatusWord.WRONG_OFFSET);
    }
    int length = number(data, 0);
    if (length == 0) {
      writing = true;
      writtenTo = NLEN_BYTES;
    }
    if (!writing) {
      return Said.status(StatusWord.OUT_OF_ORDER);
    }
    byte[] behind = Arrays.copyOfRange(data, NLEN_BYTES, data.length);
    int kept = behind.length == 0 ? StatusWord.OK : keep(NLEN_BYTES, behind);
    if (length == 0 || kept != StatusWord.OK) {
      return Said.status(kept);
    }
    return commit(length, nowNanos);
  }

  /** Writes go on where the last one ended, or over it; a gap would commit what nobody wrote. */
  private int keep(int at, byte[] data) {
    if (!writing) {
      return StatusWord.OUT_OF_ORDER;
    }
    if (at > writtenTo) {
      return StatusWord.WRONG_OFFSET;
    }
    System.arraycopy(data, 0, incoming, at, data.length);
    writtenTo = Math.max(writtenTo, at + data.length);
    return StatusWord.OK;
  }

  /** Null when the phone is to hear of it later. */
  private @Nullable Said commit(int length, long nowNanos) {
    writing = false;
    if (NLEN_BYTES + length > writtenTo) {
      return Said.status(StatusWord.NO_ROOM);
    }
    byte[] file = Arrays.copyOf(incoming, NLEN_BYTES + length);
    Arrays.fill(incoming, (byte) 0);
    writtenTo = 0;
    boolean ours = content.written(file, length, nowNanos);
    Said said = ours ? absent(Said.status(StatusWord.OK)) : Said.status(StatusWord.WRONG_DATA);
    heldUntilNanos = content.acknowledgesFromNanos(nowNanos);
    held = nowNanos < heldUntilNanos ? said : null;
    return held == null ? said : null;
  }

  private Said absent(Said said) {
    return new Said(said.apdu(), settings.silenceMs() * NANOS_PER_MILLI);
  }

  /** CCLEN, version 2.0, MLe, MLc, NDEF file control: free to read, free to write. */
  private static byte[] container(TagSettings settings) {
    return new byte[] {
      0x00,
      0x0F,
      0x20,
      (byte) (settings.mleBytes() >>> 8),
      (byte) settings.mleBytes(),
      (byte) (settings.mlcBytes() >>> 8),
      (byte) settings.mlcBytes(),
      0x04,
      0x06,
      (byte) (NDEF_FILE >>> 8),
      (byte) NDEF_FILE,
      (byte) (settings.fileBytes() >>> 8),
      (byte) settings.fileBytes(),
      0x00,
      0x00
    };
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
