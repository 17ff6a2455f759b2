package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.token.Proof;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every reason a start can be refused for (SPEC §3.5, §4.3), one thing wrong at a time. */
class StartDecisionTest {

  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));

  private final Testbed bed = Testbed.ready();

  private record Row(String what, Reason reason, Consumer<DeskTap> wrong) {}

  private static List<Row> rows() {
    return List.of(
        new Row("no token", Reason.TOKEN_MISSING, tap -> tap.token(new byte[0])),
        new Row("bytes that are no token", Reason.REFUSED, tap -> tap.token(new byte[] {1, 2})),
        new Row(
            "a token for another charger",
            Reason.WRONG_CHARGER,
            tap -> tap.token.claims.put(3L, Id8.of(DemoKeys.bytes("other", 8)).text())),
        new Row(
            "a token of another site",
            Reason.GO_ONLINE,
            tap -> tap.token.grant.put(2L, DemoKeys.bytes("other", 8))),
        new Row("a connector that is not here", Reason.WRONG_CONNECTOR, tap -> evse(tap, 3, 3)),
        new Row("another connector than wished", Reason.WRONG_CONNECTOR, tap -> tap.at(2)),
        new Row("a command for another connector", Reason.WRONG_CONNECTOR, tap -> evse(tap, 1, 2)),
        new Row("no command", Reason.COMMAND, tap -> tap.token.claims.remove(-65538L)),
        new Row("another command", Reason.COMMAND, tap -> tap.token.command.put(0L, 2)),
        new Row("a schedule out of order", Reason.COMMAND, tap -> periods(tap, 0, 9, 60, 9, 60, 9)),
        new Row("a profile that is over", Reason.COMMAND, tap -> validTo(tap, -1)),
        new Row("a token that has expired", Reason.EXPIRED, tap -> exp(tap, 0)),
        new Row("a token not valid yet", Reason.NOT_YET_VALID, tap -> nbf(tap, 60)),
        new Row("an old epoch", Reason.REVOKED, tap -> tap.token.grant.put(17L, 4)),
        new Row("no epoch at all", Reason.REVOKED, tap -> tap.token.grant.remove(17L)),
        new Row("another price per kWh", Reason.PRICE, tap -> tap.token.grant.put(7L, 44)),
        new Row("another price per hour", Reason.PRICE, tap -> tap.token.grant.put(6L, 151)),
        new Row("another currency", Reason.PRICE, tap -> tap.token.grant.put(14L, 826)),
        new Row(
            "hours that are closed now",
            Reason.OUTSIDE_HOURS,
            tap -> tap.token.grant.put(8L, List.of(0, 720))),
        new Row(
            "a signature by a stranger",
            Reason.REFUSED,
            tap -> tap.token(SampleToken.sign(STRANGER, tap.token.payload()))),
        new Row("a flipped signature", Reason.REFUSED, tap -> tap.token(flippedToken(tap))),
        new Row("no proof", Reason.REFUSED, DeskTap::withoutProof),
        new Row("a flipped proof", Reason.REFUSED, DeskTap::flippedProof),
        new Row("a proof by another key", Reason.REFUSED, tap -> tap.by(STRANGER)),
        new Row("a proof for a stop", Reason.REFUSED, tap -> tap.proofOver(Proof.Purpose.STOP)),
        new Row(
            "a proof of another tap",
            Reason.REFUSED,
            tap -> tap.proofOverHash(DemoKeys.bytes("x", 32))),
        new Row(
            "a proof over another price",
            Reason.REFUSED,
            tap -> tap.proofOverCredentials(new byte[100])),
        new Row("a cost limit of nothing", Reason.LIMITS, tap -> tap.token.grant.put(13L, 0)));
  }

  @TestFactory
  Stream<DynamicTest> refusesForOneReasonAndRemembersNothing() {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.what(),
                    () -> {
                      DeskTap wrong = new DeskTap(bed);
                      row.wrong().accept(wrong);
                      assertEquals(row.reason(), wrong.refused());
                      assertEquals(SessionPhase.FREE, bed.session().phase());
                      assertEquals(List.of(), bed.types(), "nothing is written (TH-17)");
                    }));
  }

  @Test
  void grantsAfterAllOfTheseTheSameTokenId() {
    for (Row row : rows()) {
      DeskTap wrong = new DeskTap(bed);
      row.wrong().accept(wrong);
      wrong.refused();
    }
    Answer.Granted granted = new DeskTap(bed).granted();
    assertEquals(60_000, granted.maxEnergyWh());
    assertEquals(14_400, granted.maxDurationS());
    assertEquals(
        List.of(RecordType.TIME, RecordType.GRANT),
        bed.types(),
        "GRANT is on flash before M4, and how late the token shows it to be (TH-12)");
  }

  @Test
  void judgesCheapThingsBeforeSignatures() {
    for (Row row : rows().subList(2, 19)) {
      DeskTap wrong = new DeskTap(bed);
      row.wrong().accept(wrong);
      wrong.withoutProof().token(SampleToken.sign(STRANGER, wrong.token.payload()));
      assertEquals(row.reason(), wrong.refused(), row.what());
    }
  }

  @Test
  void saysTheFirstReasonInTheOrderOfTheSpecification() {
    List<Row> rows = rows();
    int[] inOrder = {2, 4, 7, 11, 13, 15, 18};
    for (int i = 0; i < inOrder.length; i++) {
      DeskTap wrong = new DeskTap(bed);
      for (int j = inOrder.length - 1; j >= i; j--) {
        rows.get(inOrder[j]).wrong().accept(wrong);
      }
      Row first = rows.get(inOrder[i]);
      assertEquals(first.reason(), wrong.refused(), first.what());
    }
  }

  @Test
  void acceptsATokenForTheWholeSite() {
    DeskTap tap = new DeskTap(bed);
    tap.token.claims.put(3L, Id8.of(SampleToken.SITE_ID).text());
    tap.granted();
  }

  @Test
  void acceptsUntilTheLastSecondBeforeExpiry() {
    long now = bed.chargerClock().epochSeconds();
    assertEquals(Reason.EXPIRED, window(now - 9, now).refused());
    window(now - 9, now + 1).granted();
  }

  @Test
  void acceptsFromTheFirstSecondOfTheWindow() {
    long now = bed.chargerClock().epochSeconds();
    assertEquals(Reason.NOT_YET_VALID, window(now + 1, now + 99).refused());
    window(now, now + 99).granted();
  }

  @Test
  void acceptsAProfileUntilItsLastSecond() {
    long now = bed.chargerClock().epochSeconds();
    DeskTap over = new DeskTap(bed);
    over.token.command.put(12L, now);
    assertEquals(Reason.COMMAND, over.refused());
    DeskTap absolute = new DeskTap(bed);
    absolute.token.command.put(9L, 0);
    absolute.token.command.put(14L, now - 1_980);
    assertEquals(Reason.COMMAND, absolute.refused(), "start and duration");
    DeskTap last = new DeskTap(bed);
    last.token.command.put(12L, now + 1);
    last.granted();
  }

  @Test
  void refusesAUsedTokenOnceItsSessionIsOver() {
    new DeskTap(bed).granted();
    DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
    assertEquals(Reason.USED, new DeskTap(bed).refused());
    new DeskTap(bed).tokenId("fresh").granted();
  }

  @Test
  void answersAlreadyWhileTheSameTokenOfTheSamePhoneRuns() {
    Answer.Granted granted = new DeskTap(bed).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    Answer.Already again = assertInstanceOf(Answer.Already.class, new DeskTap(bed).answer());
    assertEquals(granted.sessionId(), again.sessionId());
    assertEquals(1, bed.types().stream().filter(type -> type == RecordType.GRANT).count());
  }

  @Test
  void demandsProofAndSignatureForAlreadyToo() {
    new DeskTap(bed).granted();
    assertEquals(Reason.REFUSED, new DeskTap(bed).flippedProof().refused());
    assertEquals(Reason.REFUSED, new DeskTap(bed).by(STRANGER).refused());
  }

  @Test
  void doesNotAnswerAlreadyOnceTheSessionIsEnding() {
    new DeskTap(bed).grantedAndGone();
    bed.bench().plug();
    bed.until(SessionPhase.RUNNING, 3);
    bed.bench().meterSilent(true);
    DeskTap.stop(bed).decide().poll(bed.nowNanos());
    bed.run(20 * Testbed.MS);
    assertEquals(SessionPhase.ENDING, bed.session().phase());
    assertEquals(Reason.IN_USE, new DeskTap(bed).refused());
  }

  @Test
  void refusesAnotherTokenWhileTheConnectorIsHeld() {
    new DeskTap(bed).granted();
    assertEquals(Reason.IN_USE, new DeskTap(bed).tokenId("fresh").refused());
  }

  @Test
  void letsTwoConnectorsServeTwoDrivers() {
    Testbed two = new Testbed(2, 64, SessionSettings.standard()).booted();
    Answer.Granted first = new DeskTap(two).granted();
    DeskTap other = new DeskTap(two).tokenId("fresh");
    evse(other, 2, 2);
    Answer.Granted second = other.granted();
    assertEquals(1, first.connector());
    assertEquals(2, second.connector());
    assertNotEquals(first.sessionId(), second.sessionId());
  }

  @Test
  void isNotAvailableWithAFault() {
    bed.bench().plug();
    bed.run(Testbed.S);
    bed.bench().shortPilot();
    bed.run(Testbed.S);
    assertEquals(Reason.NOT_AVAILABLE, new DeskTap(bed).refused());
    bed.bench().mendPilot();
    bed.bench().unplug();
    bed.run(2 * Testbed.S);
    new DeskTap(bed).granted();
  }

  @Test
  void isNotAvailableWithADeadJournal() {
    bed.breakFlash();
    assertEquals(Reason.NOT_AVAILABLE, new DeskTap(bed).refused(), "GRANT could not be written");
    assertEquals(SessionPhase.FREE, bed.session().phase());
    assertEquals(Reason.NOT_AVAILABLE, new DeskTap(bed).tokenId("fresh").refused());
    assertTrue(bed.types().isEmpty());
  }

  @Test
  void refusesAnotherSessionWhenTheJournalIsFull() {
    Testbed small = new Testbed(1, 9, SessionSettings.standard()).booted();
    int sessions = 0;
    while (small.book().hasRoomForSession() && sessions < 100) {
      new DeskTap(small).tokenId("token " + sessions++).granted();
      DeskTap.stop(small).answer();
      small.until(SessionPhase.FREE, 2);
    }
    assertTrue(sessions > 0 && sessions < 100, sessions + " sessions");
    assertEquals(Reason.JOURNAL_FULL, new DeskTap(small).tokenId("one more").refused());
    assertEquals(SessionPhase.FREE, small.session().phase());
  }

  @Test
  void narrowsToTheWishButNeverBeyondTheToken() {
    Answer.Granted less = new DeskTap(bed).wish(1_000, 600).granted();
    assertEquals(1_000, less.maxEnergyWh());
    assertEquals(600, less.maxDurationS());
    DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
    Answer.Granted more = new DeskTap(bed).tokenId("b").wish(1_000_000, 1_000_000).granted();
    assertEquals(60_000, more.maxEnergyWh());
    assertEquals(14_400, more.maxDurationS());
  }

  @Test
  void neverGrantsLongerThanThePlaceAllows() {
    Testbed shorter = rules(AccessRules.sessionMaxS(bed.access(), 900));
    assertEquals(900, new DeskTap(shorter).granted().maxDurationS());
    Testbed never = rules(AccessRules.sessionMaxS(bed.access(), 0));
    assertEquals(Reason.LIMITS, new DeskTap(never).refused());
  }

  @Test
  void saysWhatTheScheduleLeavesOfTheCurrentWheneverTheChargerWasStarted() {
    bed.run(4000 * Testbed.S);
    Answer.Granted granted = new DeskTap(bed).granted();
    assertEquals(31_884, granted.limitMa(), "22 kW over three phases of 230 V, first period");
  }

  private Testbed rules(AccessSettings settings) {
    return new Testbed(1, 64, SessionSettings.standard()).with(settings).powerCycled();
  }

  private DeskTap window(long notBeforeS, long expiresS) {
    DeskTap tap = new DeskTap(bed);
    tap.token.claims.put(5L, notBeforeS);
    tap.token.claims.put(4L, expiresS);
    return tap;
  }

  private static void evse(DeskTap tap, int claim, int command) {
    tap.token.grant.put(15L, claim);
    tap.token.command.put(1L, command);
  }

  private static void exp(DeskTap tap, long inS) {
    tap.token.claims.put(4L, SampleToken.NOON_S + inS);
  }

  private static void nbf(DeskTap tap, long inS) {
    tap.token.claims.put(5L, SampleToken.NOON_S + inS);
  }

  private static void validTo(DeskTap tap, long inS) {
    tap.token.command.put(12L, SampleToken.NOON_S + inS);
  }

  private static void periods(DeskTap tap, Object... values) {
    tap.token.command.put(15L, List.of(values));
  }

  private static byte[] flippedToken(DeskTap tap) {
    byte[] bytes = tap.token.signed();
    bytes[bytes.length - 1] ^= 1;
    return bytes;
  }
}
