package faraday.rig.chip;

import faraday.rig.rf.Reception;
import faraday.rig.rf.RfFrame;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to find and activate a type A card: WUPA, anticollision and SELECT over its cascade
 * levels, RATS. The continuation gets the card, or null when anything went wrong or stayed silent.
 */
final class Activation {

  private static final int WUPA = 0x52;
  private static final int CASCADE_TAG = 0x88;
  private static final int SAK_CASCADE = 0x04;
  private static final int LEVELS_MAX = 3;
  private static final int NVB_ASK = 0x20;
  private static final int NVB_SELECT = 0x70;

  /** FSDI 5: frames of 64 bytes, the size of the chip's own buffer. */
  static final int RATS_PARAMETER = 0x50;

  private static final int NO_RATS = -1;

  /** Cards answer after 86 … 91 µs; this leaves room for slow ones. */
  private static final long SELECT_TIMEOUT_NANOS = 500_000;

  /** ISO/IEC 14443-4: activation frame waiting time, 65536 carrier cycles. */
  private static final long RATS_TIMEOUT_NANOS = 4_833_000;

  private final byte[] wantedUid;
  private final int ratsParameter;
  private final Function<@Nullable Target, Step> then;
  private final ByteArrayOutputStream uid = new ByteArrayOutputStream();
  private byte[] atqa = new byte[2];

  /**
   * One attempt.
   *
   * @param wantedUid the only card to select, without cascade tags, or empty for any
   * @param rats whether RATS follows for a card that announces ISO-DEP
   */
  Activation(byte[] wantedUid, boolean rats, Function<@Nullable Target, Step> then) {
    this(wantedUid, rats ? RATS_PARAMETER : NO_RATS, then);
  }

  /** The same by another reader, with its own frame size: parameter byte of RATS, or NO_RATS. */
  Activation(byte[] wantedUid, int ratsParameter, Function<@Nullable Target, Step> then) {
    this.wantedUid = wantedUid;
    this.ratsParameter = ratsParameter;
    this.then = then;
  }

  Step begin() {
    return Step.typeA(RfFrame.ofShort(WUPA), SELECT_TIMEOUT_NANOS, this::answered);
  }

  private Step answered(Reception reception) {
    byte[] answer = bare(reception);
    if (answer.length != 2) {
      return then.apply(null);
    }
    atqa = answer;
    return anticollide(0);
  }

  private Step anticollide(int level) {
    if (level == LEVELS_MAX) {
      return then.apply(null);
    }
    byte[] ask = {(byte) (0x93 + 2 * level), NVB_ASK};
    return Step.typeA(
        RfFrame.of(ask),
        SELECT_TIMEOUT_NANOS,
        reception -> {
          byte[] part = bare(reception);
          boolean good =
              part.length == 5 && part[4] == (byte) (part[0] ^ part[1] ^ part[2] ^ part[3]);
          return good && wanted(level, part) ? select(level, part) : then.apply(null);
        });
  }

  private Step select(int level, byte[] part) {
    byte[] select = new byte[7];
    select[0] = (byte) (0x93 + 2 * level);
    select[1] = NVB_SELECT;
    System.arraycopy(part, 0, select, 2, 5);
    return Step.typeA(
        RfFrame.withCrc(select),
        SELECT_TIMEOUT_NANOS,
        reception -> selected(level, part, reception));
  }

  private Step selected(int level, byte[] part, Reception reception) {
    byte[] answer = checked(reception);
    if (answer.length != 1) {
      return then.apply(null);
    }
    int sak = answer[0] & 0xFF;
    if ((sak & SAK_CASCADE) != 0) {
      uid.write(part, 1, 3);
      return anticollide(level + 1);
    }
    uid.write(part, 0, 4);
    if (ratsParameter != NO_RATS && (sak & Target.SAK_ISO_DEP) != 0) {
      return requestAnswer(sak);
    }
    return then.apply(new Target(uid.toByteArray(), atqa, sak, new byte[0], null));
  }

  private Step requestAnswer(int sak) {
    byte[] request = {(byte) 0xE0, (byte) ratsParameter};
    return Step.typeA(
        RfFrame.withCrc(request),
        RATS_TIMEOUT_NANOS,
        reception -> {
          byte[] ats = checked(reception);
          if (ats.length == 0 || (ats[0] & 0xFF) != ats.length) {
            return then.apply(null);
          }
          IsoDepReader isoDep = new IsoDepReader(ats);
          return then.apply(new Target(uid.toByteArray(), atqa, sak, ats, isoDep));
        });
  }

  private boolean wanted(int level, byte[] part) {
    if (wantedUid.length == 0) {
      return true;
    }
    boolean last = level == (wantedUid.length - 1) / 3 - 1;
    int skip = last ? 0 : 1;
    boolean matches = last || (part[0] & 0xFF) == CASCADE_TAG;
    for (int i = skip; i < 4; i++) {
      int index = 3 * level + i - skip;
      matches &= index < wantedUid.length && part[i] == wantedUid[index];
    }
    return matches;
  }

  /** The bytes of an answer that has no checksum; empty for silence. */
  private static byte[] bare(Reception reception) {
    return reception instanceof Reception.Received(RfFrame frame) && frame.wholeBytes()
        ? frame.bytes()
        : new byte[0];
  }

  /** The bytes before a good checksum; empty for silence and damage. */
  private static byte[] checked(Reception reception) {
    return reception instanceof Reception.Received(RfFrame frame) && frame.crcGood()
        ? frame.withoutCrc()
        : new byte[0];
  }
}
