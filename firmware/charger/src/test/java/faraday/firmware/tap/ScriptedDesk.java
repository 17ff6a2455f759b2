package faraday.firmware.tap;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Credentials;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.peer.SampleToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A desk that says what a test told it to, and remembers what it was asked. */
final class ScriptedDesk implements TapDesk {

  final List<String> calls = new ArrayList<>();
  final Map<Long, byte[]> records = new TreeMap<>();
  CourierQuestion.Outcome outcome = CourierQuestion.Outcome.TAKEN;
  @Nullable Answer answer = new Answer.Served(SampleToken.NOON_S);
  final OnlineChallenges challenges = new OnlineChallenges();
  final TicketBook tickets = new TicketBook();
  boolean knowsSession = true;
  boolean busy;

  @Override
  public Beacon.Flags flags() {
    return new Beacon.Flags(true, false, false, !records.isEmpty());
  }

  @Override
  public long timeS() {
    return SampleToken.NOON_S;
  }

  @Override
  public Credentials credentials(TapRequest request) {
    calls.add("credentials");
    return new Credentials(
        request.challenge(),
        Id8.of(SampleToken.CHARGER_ID),
        new Credentials.Clock(timeS(), ClockQuality.TRUSTED),
        new Credentials.Offer(
            3600, Hours.ALWAYS, new Tariff(150, 45, 978), AuthSetting.PUBLIC_SHARED),
        List.of(ConnectorState.PLUGGED),
        new Credentials.Backlog(0, records.size()));
  }

  @Override
  public PendingAnswer decide(TapContext context, TokenDelivery delivery, long nowNanos) {
    calls.add("decide " + delivery.token().length());
    return now -> answer;
  }

  @Override
  public TicketBook tickets() {
    return tickets;
  }

  @Override
  public @Nullable PendingAnswer fastStop(TapContext context, Id8 sessionId, long nowNanos) {
    calls.add("fast stop " + sessionId);
    return knowsSession ? now -> answer : null;
  }

  @Override
  public void answerTaken(TapContext context, long nowNanos) {
    calls.add("taken");
  }

  @Override
  public void tapOver(TapContext context) {
    calls.add("over");
  }

  @Override
  public void phonePresent(boolean present) {
    calls.add(present ? "here" : "gone");
  }

  @Override
  public OnlineChallenges challenges() {
    return challenges;
  }

  @Override
  public CourierQuestion.Outcome brought(int operation, Bytes item, long nowNanos) {
    calls.add("brought " + operation + " " + item.length());
    return outcome;
  }

  @Override
  public void carried(long number) {
    calls.add("carried " + number);
  }

  @Override
  public long[] recordsFor(TapContext context) {
    return records.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public CourierQuestion.@Nullable Carry item(TapContext context, long seq) {
    byte[] bytes = busy ? null : records.get(seq);
    return bytes == null || bytes.length == 0
        ? null
        : new CourierQuestion.Carry(CourierQuestion.Kind.OWN, Bytes.of(bytes));
  }

  @Override
  public boolean recordsBusy() {
    return busy;
  }

  long count(String call) {
    return calls.stream().filter(call::equals).count();
  }
}
