package faraday.rig.chip;

import static faraday.rig.chip.HostBench.ACK;
import static faraday.rig.chip.HostBench.ERROR;
import static faraday.rig.chip.HostBench.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.EchoApp;
import faraday.rig.rf.IsoDepCard;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** InListPassiveTarget and InAutoPoll. */
final class DiscoveryTest {

  private static final String PHONE = "010004200408112233" + "0578807002";

  private final HostBench bench = HostBench.awake();
  private final EchoApp app = new EchoApp(0);

  @Test
  void listsNothingWhenSearchesAreFinite() {
    for (String type : new String[] {"00", "0100ffff0100", "0200ffff0100", "0300", "04"}) {
      assertEquals("4b00", bench.ask("4a01" + type));
    }
  }

  @Test
  void searchesForEverOtherwiseAndFindsTheCardThatComesLater() {
    bench.ask("3205ff01ff");
    bench.send(frame("4a0100"));
    assertEquals(ACK, bench.hear(3_000));
    bench.place(app);
    assertEquals(HostBench.response("4b01" + PHONE), bench.hear(50));
  }

  @Test
  void listsAPhoneWithSensResHighByteFirstAndItsAts() {
    bench.place(app);
    assertEquals("4b01" + PHONE, bench.ask("4a0100"));
    assertEquals(1, app.events.size());
  }

  @Test
  void sendsRealSelectionFramesIntoTheAir() {
    bench.place(app);
    bench.ask("4a0100");
    for (String onAir :
        new String[] {
          "rf.reader 52",
          "rf.card 0400",
          "rf.reader 9320",
          "rf.card 0811223308",
          "rf.reader 93700811223308",
          "rf.card 20fc70",
          "rf.reader e050bca5",
          "rf.card 0578807002a546"
        }) {
      assertTrue(bench.trace.toString().contains(onAir), onAir);
    }
  }

  @Test
  void leavesRatsToTheHostWhenToldSo() {
    bench.place(app);
    bench.ask("1204");
    assertEquals("4b01" + "010004200408112233", bench.ask("4a0100"));
  }

  @Test
  void listsASevenByteUidWithoutCascadeTag() {
    placeCard("04112233445566");
    assertEquals("4b0101000420" + "0704112233445566" + "0578807002", bench.ask("4a0100"));
  }

  @Test
  void selectsOnlyTheWantedUid() {
    placeCard("04112233445566");
    assertEquals("4b00", bench.ask("4a010004112233445567"));
    assertTrue(bench.ask("4a010004112233445566").startsWith("4b01"));
    bench.ask("5200");
    assertTrue(bench.ask("4a01008804112233445566").startsWith("4b01"));
  }

  @Test
  void keepsTheRandomUidWhileTheFieldStaysOn() {
    IsoDepCard phone = new IsoDepCard(CardProfile.phone(), app, new SeededRandom(5, "uid"));
    bench.field.place(phone, bench.clock.nowNanos());
    String first = bench.ask("4a0100");
    bench.ask("4400");
    assertEquals(first, bench.ask("4a0100"));
    bench.ask("320100");
    assertNotEquals(first, bench.ask("4a0100"));
  }

  @Test
  void doesNotFindACardThatStillWaitsInIsoDep() {
    bench.place(app);
    bench.ask("4a0100");
    assertEquals("4b00", bench.ask("4a0100"));
    bench.ask("320100");
    assertEquals("4b01" + PHONE, bench.ask("4a0100"));
  }

  @Test
  void refusesUnknownTypesAndCounts() {
    for (String wrong : new String[] {"4a0105", "4a0000", "4a0300", "4a0100aabb", "4a01"}) {
      bench.send(frame(wrong));
      assertEquals(ACK + ERROR, bench.hear(50), wrong);
    }
  }

  @Test
  void pollsWithTheTargetNumberFirstInTheData() {
    bench.place(app);
    String length = "%02x".formatted(PHONE.length() / 2);
    assertEquals("610120" + length + PHONE, bench.ask("60140220100311120403"));
    bench.ask("5200");
    assertEquals("610120" + length + PHONE, bench.ask("60010100"));
  }

  @Test
  void passesOverAnIsoDepCardWhenPollingForMifareAlone() {
    bench.place(app);
    bench.send(frame("60010110"));
    assertEquals(ACK + HostBench.response("6100"), bench.hear(500));
    assertTrue(app.events.isEmpty());
  }

  @Test
  void pollsAsLongAsAskedAndThenFindsNothing() {
    bench.send(frame("6002010003"));
    assertEquals(ACK, bench.hear(590), "two rounds of two types of 150 ms");
    assertEquals(HostBench.response("6100"), bench.hear(50));
  }

  private void placeCard(String uid) {
    CardProfile profile = CardProfile.phone().withUid(HexFormat.of().parseHex(uid));
    bench.field.place(
        new IsoDepCard(profile, app, new SeededRandom(1, "uid")), bench.clock.nowNanos());
  }
}
