package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.access.SlotCalendar;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleToken;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Sessions of a local day, and drivers a private place knows (E8, E13). */
class DriverBookTest {

  private static final Bytes DRIVER = Bytes.of(DemoKeys.bytes("driver id", 8));
  private static final Bytes STRANGER = Bytes.of(DemoKeys.bytes("stranger", 8));
  private static final long HALF_DAY_S = 43_200;

  private final DriverBook book = new DriverBook();
  private final SessionScene scene = new SessionScene();

  @Test
  void countsADayFromItsFirstSecond() {
    SlotCalendar utc = new SlotCalendar(ZoneOffset.UTC);
    long midnightS = SampleToken.NOON_S + HALF_DAY_S;
    granted(midnightS - 1, true);
    granted(midnightS, true);
    assertEquals(1, sessions(utc.dayStartS(midnightS)), "the second before was yesterday");
    assertEquals(2, sessions(utc.dayStartS(midnightS - 1)));
  }

  /** Berlin's 29 March 2026 has 23 hours: the next midnight comes an hour early. */
  @Test
  void countsLocalDaysAlsoWhenClocksChange() {
    SlotCalendar berlin = new SlotCalendar(ZoneId.of("Europe/Berlin"));
    long midnightS = 1_774_738_800L;
    long nextS = midnightS + 23 * 3_600;
    granted(nextS - 1, true);
    assertEquals(1, sessions(berlin.dayStartS(nextS - 1)));
    assertEquals(0, sessions(berlin.dayStartS(nextS)));
  }

  @Test
  void countsUncertainTimesOnlyWhereAsked() {
    granted(SampleToken.NOON_S - 1, false);
    assertEquals(0, book.sessionsSince(DRIVER, SampleToken.NOON_S, false));
    assertEquals(1, book.sessionsSince(DRIVER, SampleToken.NOON_S, true));
  }

  @Test
  void countsEachDriverForHimself() {
    granted(SampleToken.NOON_S, true);
    assertEquals(0, book.sessionsSince(STRANGER, 0, true));
    assertFalse(book.caches(STRANGER));
  }

  @Test
  void aLapsedGrantIsNoSession() {
    SessionGrant grant = granted(SampleToken.NOON_S, true);
    granted(SampleToken.NOON_S, true);
    book.lapsed(grant.sessionId());
    assertEquals(1, sessions(0));
    book.lapsed(Id8.of(DemoKeys.bytes("no session", 8)));
    assertEquals(1, sessions(0));
  }

  @Test
  void cachesADriverUntilOtherSettingsHold() {
    assertFalse(book.caches(DRIVER));
    assertNull(book.settings());
    granted(SampleToken.NOON_S, true);
    assertTrue(book.caches(DRIVER));
    Bytes settings = Bytes.of(new byte[] {1});
    book.settingsAre(settings);
    assertFalse(book.caches(DRIVER));
    assertEquals(settings, book.settings());
    assertEquals(1, sessions(0), "his sessions count on");
    granted(SampleToken.NOON_S, true);
    assertTrue(book.caches(DRIVER));
  }

  @Test
  void remembers512GrantsAndForgetsTheOldestAtOneMore() {
    book.granted(grantOf(STRANGER), SampleToken.NOON_S, true);
    for (int i = 1; i < DriverBook.GRANTS_MAX; i++) {
      granted(SampleToken.NOON_S, true);
    }
    assertTrue(book.caches(STRANGER));
    assertEquals(1, book.sessionsSince(STRANGER, 0, false));
    granted(SampleToken.NOON_S, true);
    assertFalse(book.caches(STRANGER), "its only grant is forgotten");
    assertEquals(0, book.sessionsSince(STRANGER, 0, false));
    granted(SampleToken.NOON_S, true);
    assertTrue(book.caches(DRIVER), "of others more are left");
    assertEquals(DriverBook.GRANTS_MAX, sessions(0));
  }

  @Test
  void aRestartOnTheSameDayForgetsNoSession() {
    charged();
    assertEquals(1, today());
    scene.bed.powerCycled();
    assertEquals(1, today());
    assertTrue(scene.bed.book().drivers().caches(DRIVER));
  }

  @Test
  void aRestartAcrossMidnightBeginsANewDay() {
    charged();
    scene.bed.powerOff();
    scene.bed.powerOn(HALF_DAY_S).booted();
    assertEquals(0, today());
    DriverBook drivers = scene.bed.book().drivers();
    assertEquals(1, drivers.sessionsSince(DRIVER, SampleToken.NOON_S, false), "yesterday's");
    charged();
    assertEquals(1, today());
  }

  @Test
  void aGrantThatLapsedCountsNeitherNowNorAfterARestart() {
    scene.granted();
    scene.session().tapOver();
    scene.bed.until(SessionPhase.FREE, 70);
    assertEquals(0, today());
    scene.bed.run(Testbed.S).powerCycled();
    assertEquals(0, today());
  }

  private void charged() {
    scene.charging(3_000);
    scene.bed.bench().unplug();
    scene.over();
    scene.bed.run(5 * Testbed.S);
  }

  private long today() {
    long nowS = scene.bed.book().epochSeconds();
    long dayS = new SlotCalendar(ZoneOffset.UTC).dayStartS(nowS);
    return scene.bed.book().drivers().sessionsSince(DRIVER, dayS, false);
  }

  private long sessions(long sinceS) {
    return book.sessionsSince(DRIVER, sinceS, false);
  }

  private SessionGrant granted(long epochS, boolean trusted) {
    SessionGrant grant = scene.grant(SessionScene.WIDE);
    book.granted(grant, epochS, trusted);
    return grant;
  }

  private SessionGrant grantOf(Bytes driver) {
    SessionGrant like = scene.grant(SessionScene.WIDE);
    return new SessionGrant(
        like.sessionId(),
        like.tokenId(),
        like.tokenExpiresEpochS(),
        like.walletId(),
        driver,
        like.phoneKey(),
        like.evse(),
        like.limits(),
        like.tariff(),
        like.ledgerSeq(),
        Bytes.EMPTY);
  }
}
