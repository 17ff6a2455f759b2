package faraday.firmware.courier;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.RecordBook;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.cbor.FlawException;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.item.ServerItem;

/**
 * What signed time does to the clock (TH-12, TH-13). In answer to a conversation's challenge of the
 * last 90 s it sets the chip; without one it raises the lower bound, by a day at most; the root can
 * lower the bound in answer to a nonce that changes with every use and every start.
 */
public final class SignedTime {

  /** Without a nonce time goes forward by this at most. */
  static final long LEAP_MAX_S = 86_400;

  /** A bound is written again only when it has risen by this, so that time does not fill flash. */
  static final long KEEP_STEP_S = 3_600;

  private static final int BOUND = 0;
  private static final int CHIP_SET = 1;
  private static final int RESET = 2;

  private final ChargerClock clock;
  private final RecordBook book;
  private final OnlineChallenges challenges;
  private final Entropy entropy;
  private Id16 resetNonce;
  private long keptS;

  SignedTime(ChargerClock clock, RecordBook book, OnlineChallenges challenges, Entropy entropy) {
    this.clock = clock;
    this.book = book;
    this.challenges = challenges;
    this.entropy = entropy;
    resetNonce = draw();
    keptS = clock.lowerBoundEpochS();
    clock.whenRaised(this::keepBound);
  }

  /** What a TIME-RESET must name. */
  Id16 resetNonce() {
    return resetNonce;
  }

  /** A TIME whose signature holds. */
  Outcome time(ServerItem.Time item, long nowNanos) {
    long timeS = item.head().timeS();
    Id16 nonce = item.nonce();
    if (timeS < clock.lowerBoundEpochS()) {
      return Outcome.OLD;
    }
    if (nonce != null) {
      return challenges.redeem(nonce, nowNanos) ? setChip(timeS) : Outcome.NONCE;
    }
    boolean trusted = clock.quality() == ClockQuality.TRUSTED;
    long knownS = trusted ? clock.epochSeconds() : clock.lowerBoundEpochS();
    if (timeS > knownS + LEAP_MAX_S) {
      return Outcome.NONCE;
    }
    if (timeS == clock.lowerBoundEpochS()) {
      return Outcome.OLD;
    }
    clock.signedTimeSeen(timeS);
    return Outcome.TAKEN;
  }

  /** A TIME-RESET whose signature holds. */
  Outcome reset(ServerItem.TimeReset item) {
    if (!item.nonce().equals(resetNonce)) {
      return Outcome.NONCE;
    }
    long timeS = item.head().timeS();
    if (!book.keep(RecordType.TIME, encode(RESET, timeS))) {
      return Outcome.NOT_KEPT;
    }
    resetNonce = draw();
    keptS = timeS;
    clock.resetLowerBound(timeS);
    return Outcome.TAKEN;
  }

  /** Some other signature of the server named this time. */
  void seen(long timeS) {
    clock.signedTimeSeen(timeS);
  }

  /** A TIME record of an earlier start. */
  void recovered(Bytes payload) {
    if (CborReader.decode(payload.toArray(), SignedTime::read)
        instanceof Decoded.Value<long[]>(long[] kept)) {
      keptS = kept[1];
      if (kept[0] == RESET) {
        clock.resetLowerBound(kept[1]);
      } else {
        clock.signedTimeSeen(kept[1]);
      }
      if (kept[0] == CHIP_SET) {
        clock.wasSetFromSignature();
      }
    }
  }

  private Outcome setChip(long timeS) {
    if (!book.keep(RecordType.TIME, encode(CHIP_SET, timeS))) {
      return Outcome.NOT_KEPT;
    }
    keptS = timeS;
    clock.setFromSignature(timeS);
    return Outcome.TAKEN;
  }

  private void keepBound() {
    long boundS = clock.lowerBoundEpochS();
    if (boundS >= keptS + KEEP_STEP_S && book.keep(RecordType.TIME, encode(BOUND, boundS))) {
      keptS = boundS;
    }
  }

  private Id16 draw() {
    byte[] nonce = new byte[Id16.LENGTH];
    entropy.nextBytes(nonce);
    return Id16.of(nonce);
  }

  private static Bytes encode(int effect, long timeS) {
    return Bytes.of(new CborWriter().array(2).integer(effect).integer(timeS).toArray());
  }

  private static long[] read(CborReader reader) throws FlawException {
    reader.array(2);
    return new long[] {reader.uint(BOUND, RESET), reader.uint(0, Range.MAX_U32)};
  }
}
