package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Credentials;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a charger whose self-test of the tap has failed. What verifies signatures cannot be
 * believed, so nothing is judged: no start, no stop, no item of the server. Every connector shows
 * as faulted, and every decision is NOT_AVAILABLE.
 */
public final class ClosedDesk implements TapDesk {

  private final TapDesk real;

  /** Stands before the desk that would judge. */
  public ClosedDesk(TapDesk real) {
    this.real = real;
  }

  @Override
  public Beacon.Flags flags() {
    Beacon.Flags flags = real.flags();
    return new Beacon.Flags(false, flags.sessionRuns(), flags.timeNeeded(), false);
  }

  @Override
  public long timeS() {
    return real.timeS();
  }

  @Override
  public Credentials credentials(TapRequest request) {
    Credentials open = real.credentials(request);
    return new Credentials(
        open.challenge(),
        open.chargerId(),
        open.clock(),
        open.offer(),
        Collections.nCopies(open.connectors().size(), ConnectorState.FAULTED),
        new Credentials.Backlog(0, 0));
  }

  @Override
  public PendingAnswer decide(TapContext context, TokenDelivery delivery, long nowNanos) {
    return now -> new Answer.Refused(Reason.NOT_AVAILABLE, real.timeS());
  }

  @Override
  public TicketBook tickets() {
    return real.tickets();
  }

  @Override
  public @Nullable PendingAnswer fastStop(TapContext context, Id8 sessionId, long nowNanos) {
    return null;
  }

  @Override
  public void answerTaken(TapContext context, long nowNanos) {}

  @Override
  public void tapOver(TapContext context) {}

  @Override
  public void phonePresent(boolean present) {
    real.phonePresent(present);
  }

  @Override
  public OnlineChallenges challenges() {
    return real.challenges();
  }

  @Override
  public CourierQuestion.Outcome brought(int operation, Bytes item, long nowNanos) {
    return CourierQuestion.Outcome.DOES_NOT_VERIFY;
  }

  @Override
  public long[] recordsFor(TapContext context) {
    return new long[0];
  }

  @Override
  public CourierQuestion.@Nullable Carry item(TapContext context, long seq) {
    return null;
  }

  @Override
  public void carried(long number) {}

  @Override
  public boolean recordsBusy() {
    return false;
  }
}
