package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.courier.Intake;
import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleSettings;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.record.LocalSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Local settings that later payloads bring (E14, issue 4 item 2; SPEC §4.6). */
class SettingsStoreTest {

  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));

  private final Testbed bed = Testbed.ready();

  @Test
  void provisioningHoldsUntilASetComes() {
    assertEquals(0, current().version());
    assertEquals(Testbed.TARIFF, current().tariff());
  }

  @Test
  void aNewerSignedSetHolds() {
    assertEquals(Outcome.TAKEN, brought(cheap(1)));
    assertEquals(7, current().tariff().pricePerKwhMinor());
    assertEquals(Reason.PRICE, new DeskTap(bed).refused(), "a token at yesterday's price");
    DeskTap tap = new DeskTap(bed);
    tap.token.grant.put(7L, 7);
    tap.granted();
  }

  @Test
  void onlyAHigherVersionHolds() {
    assertEquals(Outcome.TAKEN, brought(new SampleSettings(5)));
    assertEquals(Outcome.OLD, brought(cheap(5)));
    assertEquals(Outcome.OLD, brought(cheap(4)));
    assertEquals(45, current().tariff().pricePerKwhMinor());
    assertEquals(Outcome.TAKEN, brought(cheap(6)));
    assertEquals(7, current().tariff().pricePerKwhMinor());
  }

  @Test
  void onlyTheIssuersSignatureCounts() {
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(cheap(1).by(STRANGER)));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(cheap(1).by(Testbed.ACK)));
    byte[] flipped = cheap(1).signed();
    flipped[flipped.length - 1] ^= 1;
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(flipped));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(new byte[0]));
    nothingChanged();
  }

  @Test
  void onlyWhatIsForThisChargerOrItsSiteCounts() {
    byte[] other = DemoKeys.bytes("other charger", 8);
    assertEquals(Outcome.NOT_FOR_THIS_CHARGER, brought(cheap(1).put(1, other)));
    nothingChanged();
    assertEquals(Outcome.TAKEN, brought(cheap(1).put(1, SampleToken.SITE_ID)));
  }

  @Test
  void holdsAfterARestart() {
    brought(new SampleSettings(1));
    brought(cheap(2));
    bed.run(Testbed.S).powerCycled();
    assertEquals(2, current().version());
    assertEquals(7, current().tariff().pricePerKwhMinor());
    assertEquals(Outcome.OLD, brought(cheap(2)));
  }

  @Test
  void theLargestSetFitsTheJournal() {
    assertEquals(Outcome.TAKEN, brought(SampleSettings.largest(9)));
    bed.run(Testbed.S).powerCycled();
    assertEquals(9, current().version());
    assertEquals(LocalSettings.DRIVERS_MAX, current().drivers().size());
  }

  @Test
  void aDeadJournalKeepsNothingAndNothingChanges() {
    bed.powerOff();
    bed.powerOnWithoutFlash(1).run(20 * Testbed.S);
    assertEquals(Outcome.NOT_KEPT, brought(cheap(1)));
    assertEquals(0, current().version());
  }

  @Test
  void aPrivatePlaceKnowsADriverItLetInUntilOtherSettingsHold() {
    brought(new SampleSettings(1).put(8, 2));
    assertEquals(Reason.GO_ONLINE, elsewhere("first").refused(), "nobody knows him");
    ofThisSite("second").granted();
    DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
    bed.run(Testbed.S).powerCycled();
    elsewhere("third").granted();
    DeskTap.stop(bed).answer();
    bed.until(SessionPhase.FREE, 2);
    brought(new SampleSettings(2).put(8, 2));
    assertEquals(Reason.GO_ONLINE, elsewhere("fourth").refused(), "learned under other settings");
    brought(new SampleSettings(3).put(8, 2).put(14, List.of(DemoKeys.bytes("driver id", 8))));
    elsewhere("fifth").granted();
  }

  /** A token whose location is another, so that only the driver can be known. */
  private DeskTap elsewhere(String name) {
    DeskTap tap = ofThisSite(name);
    tap.token.grant.put(2L, DemoKeys.bytes("other site", 8));
    return tap;
  }

  private DeskTap ofThisSite(String name) {
    DeskTap tap = new DeskTap(bed).tokenId(name);
    tap.token.grant.put(11L, 2);
    return tap;
  }

  private static SampleSettings cheap(long version) {
    return new SampleSettings(version).put(6, 7);
  }

  private void nothingChanged() {
    bed.run(Testbed.S);
    assertEquals(0, current().version());
    assertEquals(0, bed.types().stream().filter(type -> type == RecordType.SETTINGS).count());
  }

  private LocalSettings current() {
    return bed.desk().settings().current();
  }

  private Outcome brought(SampleSettings settings) {
    return brought(settings.signed());
  }

  private Outcome brought(byte[] signed) {
    return bed.desk().brought(Intake.SETTINGS, Bytes.of(signed), bed.nowNanos());
  }
}
