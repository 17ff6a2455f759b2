package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.access.UidOutcome.Refusal;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.frame.Reason;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards by UID: SPEC §7.1, row by row (issue 4, item 1). */
final class UidDeskTest {

  private static final long S = Testbed.S;
  private static final String ANNAS = "04a1b2c3d4e5f6";
  private static final String BENS = "11223344";
  private static final Bytes ANNA = Bytes.of(new byte[] {7});
  private static final UidCards.Cap CAP = new UidCards.Cap(5000, 3600);
  private static final UidCards LIST =
      new UidCards(
          List.of(
              new UidCards.Card(uid(ANNAS), ANNA),
              new UidCards.Card(uid(BENS), Bytes.of(new byte[] {8}))),
          CAP);
  private static final Tariff FREE = new Tariff(0, 0, 978);
  private static final Tariff PRICED = new Tariff(0, 1, 978);

  private Testbed bed = bed(1, FREE);
  private UidDesk desk = bed.desk().uidDesk(LIST);

  @BeforeEach
  void aPlugWaits() {
    bed.bench().plug();
    bed.run(2 * S);
  }

  @Test
  void isOffUnlessAnInstallerFillsTheList() {
    UidDesk off = bed.desk().uidDesk(UidCards.OFF);
    off.seen(bytes(ANNAS), bed.nowNanos());
    assertEquals(new UidOutcome.Ignored(), off.last());
    assertEquals(SessionPhase.FREE, bed.session().phase());
  }

  @Test
  void aListedCardStartsUnderItsCapAndEndsWhatItStarted() {
    assertEquals(new UidOutcome.Started(1), show(ANNAS));
    SessionGrant grant = Objects.requireNonNull(bed.session().grant());
    assertEquals(ANNA, grant.driverId(), "booked on the driver, never on the UID");
    assertEquals(5000, grant.limits().energyWh());
    assertEquals(3600, grant.limits().durationS());
    assertEquals(0, grant.command().length());
    assertEquals(new UidOutcome.Stopped(1), show(ANNAS));
  }

  @Test
  void neverMoreThanThePlaceAllowsEither() {
    UidCards generous = new UidCards(LIST.cards(), new UidCards.Cap(0xFFFF_FFFFL, 0xFFFF_FFFFL));
    desk = bed.desk().uidDesk(generous);
    assertEquals(new UidOutcome.Started(1), show(ANNAS));
    long durationS = Objects.requireNonNull(bed.session().grant()).limits().durationS();
    assertEquals(bed.access().sessionMaxS(), durationS);
  }

  @Test
  void anotherCardNeitherEndsNorTakesOverASession() {
    show(ANNAS);
    bed.run(10 * S);
    assertEquals(new UidOutcome.Refused(Reason.IN_USE.code()), show(BENS));
    assertEquals(ANNA, Objects.requireNonNull(bed.session().grant()).driverId());
  }

  @Test
  void theButtonDoesNotEndTheSessionOfACard() {
    show(ANNAS);
    assertEquals(Reason.TOKEN_MISSING, bed.desk().freeStart().pressed(1, bed.nowNanos()));
    assertEquals(ANNA, Objects.requireNonNull(bed.session().grant()).driverId());
  }

  @Test
  void aCardThatStaysIsAnsweredOnce() {
    desk.seen(bytes(ANNAS), bed.nowNanos());
    for (int i = 0; i < 40; i++) {
      bed.run(S / 2);
      desk.seen(bytes(ANNAS), bed.nowNanos());
    }
    assertEquals(new UidOutcome.Started(1), desk.last(), "20 s later still the one gesture");
    bed.run(UidDesk.ABSENCE_NANOS - Testbed.MS);
    desk.seen(bytes(ANNAS), bed.nowNanos());
    assertEquals(new UidOutcome.Started(1), desk.last());
    bed.run(UidDesk.ABSENCE_NANOS);
    desk.seen(bytes(ANNAS), bed.nowNanos());
    assertEquals(new UidOutcome.Stopped(1), desk.last());
  }

  @ParameterizedTest
  @CsvSource({
    "08123456, 65",
    "08000000, 65",
    "'', 67",
    "0412, 67",
    "04123456, 64",
    "0412345678, 67",
    "080102030405, 67",
    "08010203040506, 64",
    "0801020304050607, 67",
    "08010203040506070809, 64",
    "0801020304050607080910, 67"
  })
  void shapesAreJudgedBeforeTheList(String hex, int code) {
    assertEquals(new UidOutcome.Refused(code), show(hex));
  }

  @Test
  void randomAndMalformedOnesCostNoBackOff() {
    for (int i = 0; i < 100; i++) {
      show("080000%02x".formatted(i));
      show("0102%02x".formatted(i));
    }
    assertEquals(new UidOutcome.Started(1), show(ANNAS));
  }

  @Test
  void unknownOnesRaiseTheBackOffFromOneSecondToSixtyFour() {
    long[] rests = {1, 2, 4, 8, 16, 32, 64, 64, 64};
    for (int i = 0; i < rests.length; i++) {
      assertEquals(Refusal.UNKNOWN.code(), code(show("aa0000%02x".formatted(i))), "after " + i);
      bed.run(rests[i] * S - Testbed.MS);
      assertEquals(
          Refusal.BACK_OFF.code(), code(show("bb0000%02x".formatted(i))), "before it ends");
      bed.run(Testbed.MS);
    }
    assertEquals(new UidOutcome.Started(1), show(ANNAS), "delayed, never locked out");
  }

  @Test
  void theBackOffHoldsForListedCardsTooSoThatNobodyCanAskTheListQuickly() {
    show("aa000000");
    assertEquals(Refusal.BACK_OFF.code(), code(show(ANNAS)));
    bed.run(UidDesk.ABSENCE_NANOS);
    assertEquals(new UidOutcome.Started(1), show(ANNAS));
  }

  @Test
  void cardsHeldDuringTheBackOffDoNotProlongIt() {
    show("aa000000");
    for (int i = 0; i < 9; i++) {
      bed.run(S / 10);
      show("aa0001%02x".formatted(i));
    }
    bed.run(S / 10);
    assertEquals(new UidOutcome.Started(1), show(ANNAS));
  }

  @Test
  void theBackOffIsForgottenTenMinutesAfterItEnded() {
    UidBackOff backOff = new UidBackOff();
    backOff.unknown(0);
    long endNanos = UidBackOff.FIRST_NANOS;
    backOff.unknown(endNanos + UidBackOff.FORGET_NANOS - 1);
    assertTrue(backOff.runs(endNanos + UidBackOff.FORGET_NANOS - 1 + 2 * S - 1));
    UidBackOff other = new UidBackOff();
    other.unknown(0);
    other.unknown(endNanos + UidBackOff.FORGET_NANOS);
    assertFalse(other.runs(endNanos + UidBackOff.FORGET_NANOS + S));
  }

  @Test
  void nobodyUnknownWritesAByteToFlash() {
    int records = bed.records().size();
    for (int i = 0; i < 200; i++) {
      show("c0%06x".formatted(i));
      show("08%06x".formatted(i));
      bed.run(65 * S);
    }
    assertEquals(records, bed.records().size());
  }

  @Test
  void aSessionOfACardWritesWhatAnySessionWrites() {
    bed.forgetEdges();
    show(ANNAS);
    bed.run(2 * S);
    assertTrue(bed.types().contains(RecordType.GRANT));
    assertFalse(
        bed.records().stream()
            .anyMatch(record -> HexFormat.of().formatHex(record.payload()).contains(ANNAS)),
        "no UID on flash");
  }

  @Test
  void aPlaceThatCostsAnythingTakesNoCards() {
    bed = bed(1, PRICED);
    desk = bed.desk().uidDesk(LIST);
    assertEquals(Refusal.NOT_FREE.code(), code(show(ANNAS)));
  }

  @Test
  void aFaultyConnectorTakesNoCards() {
    bed.bench().shortPilot();
    bed.run(2 * S);
    assertEquals(Reason.NOT_AVAILABLE.code(), code(show(ANNAS)));
  }

  @Test
  void withSeveralConnectorsTheOnlyWaitingPlugIsMeant() {
    bed = bed(2, FREE);
    desk = bed.desk().uidDesk(LIST);
    assertEquals(Refusal.CONNECTOR.code(), code(show(ANNAS)), "no plug waits");
    bed.bench(2).plug();
    bed.run(10 * S);
    assertEquals(new UidOutcome.Started(2), show(ANNAS));
    bed.run(UidDesk.ABSENCE_NANOS);
    assertEquals(new UidOutcome.Stopped(2), show(ANNAS));
  }

  @Test
  void twoWaitingPlugsAreNoAnswer() {
    bed = bed(2, FREE);
    desk = bed.desk().uidDesk(LIST);
    bed.bench(1).plug();
    bed.bench(2).plug();
    bed.run(2 * S);
    assertEquals(Refusal.CONNECTOR.code(), code(show(ANNAS)));
  }

  private UidOutcome show(String hex) {
    desk.seen(bytes(hex), bed.nowNanos());
    UidOutcome outcome = desk.last();
    if (outcome instanceof UidOutcome.Started) {
      bed.run(UidDesk.ABSENCE_NANOS);
    }
    return outcome;
  }

  private static int code(UidOutcome outcome) {
    return outcome instanceof UidOutcome.Refused(int code) ? code : -1;
  }

  private static Testbed bed(int connectors, Tariff tariff) {
    AccessSettings access =
        new AccessSettings(
            Testbed.CHARGER_ID,
            Testbed.SITE_ID,
            tariff,
            Hours.ALWAYS,
            ZoneOffset.UTC,
            AuthSetting.PRIVATE,
            12 * 3600,
            5,
            AccessSettings.BoundedCaps.STANDARD);
    return new Testbed(connectors, 64, SessionSettings.standard())
        .booted()
        .with(access)
        .powerCycled();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static Bytes uid(String hex) {
    return Bytes.of(bytes(hex));
  }
}
