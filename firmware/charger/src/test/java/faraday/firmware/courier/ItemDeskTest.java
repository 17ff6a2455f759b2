package faraday.firmware.courier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.tap.OnlineChallenges;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.item.KeyRole;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkSealer;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.pilot.connector.SafetyOrders;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server decides by couriers (issue 4 items 5, 6; SPEC §6.1 to §6.4). */
class ItemDeskTest {

  private static final long FOREVER = 0xFFFF_FFFFL;
  private static final SigningKey STRANGER = SigningKey.of(DemoKeys.scalar("stranger"));
  private static final SigningKey NEW_ROOT = SigningKey.of(DemoKeys.scalar("new root"));
  private static final SigningKey NEW_ISSUER = SigningKey.of(DemoKeys.scalar("new issuer"));
  private static final byte[] WALLET = DemoKeys.bytes("revoked wallet", 8);

  private final Testbed bed = Testbed.ready();

  @Test
  void takesOnlyWhatIsSignedForItByTheKeyWhoseBusinessItIs() {
    List<SampleItem> all =
        List.of(
            SampleItem.time(nowS() + 3600),
            SampleItem.revoke(1, 6),
            SampleItem.profile(1, 3600, 0, 16_000),
            SampleItem.query(1, List.of(), 1),
            keySet(1));
    for (SampleItem item : all) {
      int operation = item.operation();
      assertEquals(Outcome.DOES_NOT_VERIFY, brought(operation, item.by(STRANGER)), "stranger");
      byte[] flipped = item.signed();
      flipped[flipped.length - 1] ^= 1;
      assertEquals(Outcome.DOES_NOT_VERIFY, brought(operation, flipped), "flipped");
      SigningKey another = operation == 4 ? SampleToken.ISSUER : SampleItem.ROOT;
      assertEquals(Outcome.DOES_NOT_VERIFY, brought(operation, item.by(another)), "other role");
      assertEquals(Outcome.TAKEN, brought(item), "operation " + operation);
      Outcome again = operation == 4 ? Outcome.DOES_NOT_VERIFY : Outcome.OLD;
      assertEquals(again, brought(item), "operation " + operation + " again");
    }
  }

  @Test
  void refusesItemsForOthersAndItemsOfAnotherKind() {
    byte[] other = DemoKeys.bytes("another charger", 8);
    assertEquals(Outcome.NOT_FOR_THIS_CHARGER, brought(SampleItem.time(nowS() + 60).put(1, other)));
    assertEquals(Outcome.NOT_FOR_THIS_CHARGER, brought(SampleItem.revoke(1, 6).put(1, other)));
    assertEquals(
        Outcome.NOT_FOR_THIS_CHARGER,
        brought(SampleItem.query(1, List.of(), 1).put(1, SampleToken.SITE_ID)),
        "a question names one charger");
    assertEquals(
        Outcome.DOES_NOT_VERIFY, brought(3, SampleItem.profile(1, 60, 0, 6000).signed()), "kind");
    assertEquals(Outcome.UNSUPPORTED, brought(7, new byte[] {1}));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(2, new byte[] {1}));
  }

  @Test
  void revocationsSurviveARestartAndNeverFall() {
    assertEquals(Outcome.TAKEN, brought(SampleItem.revoke(2, 9, WALLET)));
    bed.run(Testbed.S).powerCycled();
    assertEquals(9, bed.items().revocations().minEpoch());
    assertTrue(bed.items().revocations().revoked(Id8.of(WALLET)));
    assertEquals(Outcome.OLD, brought(SampleItem.revoke(2, 10)));
    assertEquals(Outcome.OLD, brought(SampleItem.revoke(1, 10)));
    assertEquals(Outcome.TAKEN, brought(SampleItem.revoke(3, 7)), "a newer list, an older epoch");
    assertEquals(9, bed.items().revocations().minEpoch());
    assertFalse(bed.items().revocations().revoked(Id8.of(WALLET)));
  }

  @Test
  void takesAHundredWalletsAndNotOneMore() {
    byte[][] wallets = new byte[100][];
    for (int i = 0; i < wallets.length; i++) {
      wallets[i] = DemoKeys.bytes("wallet " + i, 8);
    }
    assertEquals(Outcome.TAKEN, brought(SampleItem.revoke(1, 6, wallets)));
    byte[][] more = Arrays.copyOf(wallets, 101);
    more[100] = WALLET;
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(SampleItem.revoke(2, 6, more)));
  }

  @Test
  void aKeySetReplacesAllKeysAndTheOldRootIsNothingAfterwards() {
    assertEquals(Outcome.TAKEN, brought(keySet(1)));
    bed.run(Testbed.S).powerCycled();
    TrustStore trust = bed.items().trust();
    assertEquals(NEW_ISSUER.publicKey(), trust.first(KeyRole.ISSUER));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(SampleItem.revoke(1, 6)), "old issuer");
    assertEquals(Outcome.TAKEN, brought(3, SampleItem.revoke(1, 6).by(NEW_ISSUER)));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(keySet(2)), "old root");
    assertEquals(Outcome.TAKEN, brought(4, keySet(2).by(NEW_ROOT)));
  }

  @Test
  void aKeySetWithoutWhatAChargerNeedsIsNone() {
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(SampleItem.keySet(1, always(0, NEW_ROOT))));
  }

  @Test
  void aKeyCountsInItsTimeOnly() {
    long soon = nowS() + 100;
    SampleItem item =
        SampleItem.keySet(
            1,
            always(0, NEW_ROOT),
            SampleItem.key(1, SampleToken.ISSUER, 0, soon),
            SampleItem.key(1, NEW_ISSUER, soon, FOREVER),
            always(3, Testbed.ACK),
            always(4, NEW_ROOT));
    assertEquals(Outcome.TAKEN, brought(item));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(3, SampleItem.revoke(1, 6).by(NEW_ISSUER)));
    assertEquals(Outcome.TAKEN, brought(SampleItem.revoke(1, 6)));
    assertEquals(Outcome.TAKEN, brought(2, time(soon)));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(SampleItem.revoke(2, 6)));
    bed.run(200 * Testbed.S);
    assertEquals(Outcome.TAKEN, brought(3, SampleItem.revoke(2, 6).by(NEW_ISSUER)));
  }

  @Test
  void theSiteProfileLowersWhatIsOfferedUntilItEnds() {
    assertEquals(SafetyOrders.LIMIT_MAX_MA, bed.items().profile().limitMa());
    long sinceNoonS = nowS() - SampleToken.NOON_S;
    SampleItem item = SampleItem.profile(1, sinceNoonS + 1000, 0, 20_000, sinceNoonS + 100, 10_000);
    assertEquals(Outcome.TAKEN, brought(item));
    assertEquals(20_000, bed.items().profile().limitMa());
    bed.run(101 * Testbed.S);
    assertEquals(10_000, bed.items().profile().limitMa());
    bed.powerCycled();
    assertEquals(10_000, bed.items().profile().limitMa(), "kept");
    bed.run(1000 * Testbed.S);
    assertEquals(SafetyOrders.LIMIT_MAX_MA, bed.items().profile().limitMa(), "over");
  }

  @Test
  void aChargerThatTakesNoPartServesNobodyNewUntilTheNextProfile() {
    byte[] out = JdkSealer.concat(WALLET, SampleToken.CHARGER_ID);
    assertTrue(bed.session().healthy());
    assertEquals(Outcome.TAKEN, brought(SampleItem.profile(1, 86_400).put(7, out)));
    assertFalse(bed.session().healthy());
    assertEquals(Outcome.TAKEN, brought(SampleItem.profile(2, 86_400)));
    assertTrue(bed.session().healthy());
  }

  @Test
  void timeWithoutANonceRaisesTheBoundByADayAtMost() {
    long boundS = bed.chargerClock().lowerBoundEpochS();
    assertEquals(Outcome.NONCE, brought(2, time(nowS() + 86_401)));
    assertEquals(boundS, bed.chargerClock().lowerBoundEpochS());
    assertEquals(Outcome.TAKEN, brought(2, time(nowS() + 86_400)));
    long raisedS = bed.chargerClock().lowerBoundEpochS();
    assertEquals(Outcome.OLD, brought(2, time(raisedS - 1)));
    bed.run(Testbed.S).powerCycled();
    assertEquals(raisedS, bed.chargerClock().lowerBoundEpochS(), "kept");
  }

  @Test
  void timeThatAnswersAConversationOfTheLast90SecondsSetsTheChip() {
    bed.clockSet(false).powerCycled();
    assertEquals(ClockQuality.BOUNDED, bed.chargerClock().quality());
    Bytes hash = Bytes.of(DemoKeys.bytes("h", 32));
    byte[] nonce = OnlineChallenges.of(hash).toArray();
    long timeS = SampleToken.NOON_S + 500_000;
    assertEquals(Outcome.NONCE, brought(SampleItem.time(timeS).put(4, nonce)), "never given");

    bed.items().challenges().opened(hash, bed.nowNanos());
    bed.run(OnlineChallenges.LIFE_NANOS + 1);
    assertEquals(Outcome.NONCE, brought(SampleItem.time(timeS).put(4, nonce)), "too late");

    bed.items().challenges().opened(hash, bed.nowNanos());
    assertEquals(Outcome.TAKEN, brought(SampleItem.time(timeS).put(4, nonce)));
    assertEquals(ClockQuality.TRUSTED, bed.chargerClock().quality());
    assertEquals(Outcome.NONCE, brought(SampleItem.time(timeS + 1).put(4, nonce)), "used");
    bed.run(Testbed.S).powerCycled();
    assertEquals(ClockQuality.TRUSTED, bed.chargerClock().quality(), "kept");
  }

  @Test
  void theRootLowersABoundThatWasPushedTooFarAndNobodyElse() {
    assertEquals(Outcome.TAKEN, brought(2, time(nowS() + 86_000)));
    byte[] nonce = bed.items().resetNonce().toArray();
    SampleItem reset = SampleItem.timeReset(nowS(), nonce);
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(8, reset.by(Testbed.ACK)));
    assertEquals(Outcome.NONCE, brought(SampleItem.timeReset(nowS(), new byte[16])));
    long wantedS = SampleToken.NOON_S - 86_000;
    assertEquals(Outcome.TAKEN, brought(SampleItem.timeReset(wantedS, nonce)));
    assertEquals(wantedS, bed.chargerClock().lowerBoundEpochS());
    assertEquals(Outcome.NONCE, brought(SampleItem.timeReset(wantedS, nonce)), "good once");
    bed.run(Testbed.S).powerCycled();
    assertEquals(wantedS, bed.chargerClock().lowerBoundEpochS(), "kept");
    assertNotEquals(Bytes.of(nonce), Bytes.of(bed.items().resetNonce().toArray()));
  }

  @Test
  void aDeadJournalKeepsNothingAndNothingCounts() {
    bed.breakFlash();
    brought(2, time(nowS() + 80_000));
    bed.run(10 * Testbed.S);
    assertEquals(Outcome.NOT_KEPT, brought(SampleItem.revoke(1, 9, WALLET)));
    assertFalse(bed.items().revocations().revoked(Id8.of(WALLET)));
  }

  @Test
  void timeThatIsSeenOftenFillsNoFlash() {
    for (int i = 1; i <= 100; i++) {
      brought(2, time(bed.chargerClock().lowerBoundEpochS() + 1));
    }
    bed.run(Testbed.S);
    long written = bed.records().stream().filter(r -> r.type() == RecordType.TIME).count();
    assertTrue(written <= 1, written + " TIME records");
  }

  @Test
  void opensWhatIsSealedToItAndNothingElse() throws Exception {
    byte[] item = TestCbor.encode(List.of(3, SampleItem.revoke(1, 9, WALLET).signed()));
    byte[] dh = SampleTap.CHARGER.publicKey().toArray();
    byte[] other = STRANGER.publicKey().toArray();
    byte[] otherId = DemoKeys.bytes("another charger", 8);
    byte[] good = JdkSealer.seal(dh, SampleToken.CHARGER_ID, "e", item);
    assertEquals(
        Outcome.DOES_NOT_VERIFY,
        brought(10, JdkSealer.seal(other, SampleToken.CHARGER_ID, "e", item)));
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(10, JdkSealer.seal(dh, otherId, "e", item)));
    byte[] flipped = good.clone();
    flipped[flipped.length - 1] ^= 1;
    assertEquals(Outcome.DOES_NOT_VERIFY, brought(10, flipped));
    byte[] twice = TestCbor.encode(List.of(10, good));
    assertEquals(
        Outcome.DOES_NOT_VERIFY,
        brought(10, JdkSealer.seal(dh, SampleToken.CHARGER_ID, "f", twice)));
    for (int length : new int[] {0, 1, 64, 65, 80, 81}) {
      assertEquals(Outcome.DOES_NOT_VERIFY, brought(10, Arrays.copyOf(good, length)), "" + length);
    }
    assertEquals(Outcome.TAKEN, brought(10, good));
    assertEquals(Outcome.OLD, brought(10, good), "a replay");
  }

  @Test
  void theNameOfTheTagIsKept() {
    SampleItem item = SampleItem.query(1, List.of(), 0).put(6, "Garage B2/14");
    assertEquals(Outcome.TAKEN, brought(item));
    bed.run(Testbed.S).powerCycled();
    assertEquals("Garage B2/14", bed.items().questions().tagName());
  }

  private SampleItem keySet(long version) {
    return SampleItem.keySet(
        version,
        always(0, NEW_ROOT),
        always(1, version == 1 ? NEW_ISSUER : SampleToken.ISSUER),
        always(3, Testbed.ACK),
        always(4, STRANGER));
  }

  private static List<Object> always(int role, SigningKey key) {
    return SampleItem.key(role, key, 0, FOREVER);
  }

  private static byte[] time(long timeS) {
    return SampleItem.time(timeS).by(Testbed.ACK);
  }

  private long nowS() {
    return bed.chargerClock().epochSeconds();
  }

  private Outcome brought(SampleItem item) {
    boolean time = item.operation() == 2;
    return brought(item.operation(), time ? item.by(Testbed.ACK) : item.signed());
  }

  private Outcome brought(int operation, byte[] item) {
    return bed.desk().brought(operation, Bytes.of(item), bed.nowNanos());
  }
}
