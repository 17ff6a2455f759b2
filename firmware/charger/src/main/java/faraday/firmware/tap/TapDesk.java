package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Credentials;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import org.jspecify.annotations.Nullable;

/** What the tap protocol needs of the rest of the charger. Service loop only; never blocks. */
public interface TapDesk {

  /** State at a glance, for M0. */
  Beacon.Flags flags();

  /** Charger time for M0 in epoch seconds, 0 when it has none worth showing. */
  long timeS();

  /** The access credentials that answer this request (E4). */
  Credentials credentials(TapRequest request);

  /** Decides about a token, a stop or a mere visit; always settles within 10 s. */
  PendingAnswer decide(TapContext context, TokenDelivery delivery, long nowNanos);

  /** Tickets for fast stops, the same for all profiles. */
  TicketBook tickets();

  /**
   * A stop whose ticket was good: ends that session as a proven stop does.
   *
   * @return null when there is no such session any more; the full path decides then
   */
  @Nullable PendingAnswer fastStop(TapContext context, Id8 sessionId, long nowNanos);

  /** The phone has taken the answer to the last decision: the driver knows. */
  void answerTaken(TapContext context, long nowNanos);

  /** The tap that brought the last decision is over. */
  void tapOver(TapContext context);

  /** A phone with a wallet is there, or gone: slow work on the flash waits in between. */
  void phonePresent(boolean present);

  /** What phones may answer with the server's help, the same for all profiles (E33). */
  OnlineChallenges challenges();

  /** Judges an item that the phone brought (SPEC §6): operation 1 … 10, nothing in it trusted. */
  CourierQuestion.Outcome brought(int operation, Bytes item, long nowNanos);

  /**
   * What this phone should carry: numbers of records, or below 0 of what is made on the spot, in
   * the order in which it should travel.
   */
  long[] recordsFor(TapContext context);

  /**
   * One record as it travels, or null when it cannot be read now.
   *
   * @param seq one of {@link #recordsFor}
   */
  CourierQuestion.@Nullable Carry item(TapContext context, long seq);

  /** The phone has stored what it was given last. */
  void carried(long number);

  /** True while the flash is at work: what {@link #item} could not give may come later. */
  boolean recordsBusy();
}
