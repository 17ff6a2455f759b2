package faraday.rig.chip;

import static faraday.rig.chip.HostBench.ACK;
import static faraday.rig.chip.HostBench.MILLI;
import static faraday.rig.chip.HostBench.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.rf.EchoApp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** InDataExchange, release, and what happens when the card goes away. */
final class ExchangeTest {

  private final EchoApp app = new EchoApp(10 * MILLI);
  private final HostBench bench = HostBench.withPhone(app);

  @Test
  void carriesApdusBothWays() {
    assertEquals("4100" + "00a404009000", bench.ask("4001" + "00a40400"));
    assertEquals("4100" + "00b000009000", bench.ask("4001" + "00b00000"));
    assertEquals(List.of("activated", "command 4", "command 4"), app.events);
  }

  @Test
  void fitsTheLongestShortApduIntoOneExchange() {
    String apdu = "ab".repeat(260);
    assertEquals("4100" + apdu + "9000", bench.ask("4001" + apdu));
  }

  @Test
  void handsOutLongAnswersInPiecesOf262Bytes() {
    String apdu = "cd".repeat(261);
    assertEquals("4140" + apdu + "90", bench.ask("4001" + apdu));
    assertEquals("4100" + "00", bench.ask("4001"));
  }

  @Test
  void takesLongCommandsInPiecesMarkedByBitSix() {
    String piece = "ef".repeat(262);
    assertEquals("4100", bench.ask("4041" + piece));
    assertEquals("4100", bench.ask("4041" + piece));
    assertEquals("4140" + piece, bench.ask("4001" + "aa"));
    assertEquals("4140" + piece, bench.ask("4001"));
    assertEquals("4100" + "aa9000", bench.ask("4001"));
    assertEquals("command 525", app.events.getLast());
  }

  @Test
  void beginsAnewWhenTheHostDoesNotFetchTheRest() {
    bench.ask("4001" + "cd".repeat(262));
    assertEquals("4100" + "aa9000", bench.ask("4001aa"));
  }

  @Test
  void checksPresenceWithAnEmptyExchange() {
    assertEquals("4100", bench.ask("4001"));
    assertEquals("0100", bench.ask("0006"));
    bench.field.remove(bench.clock.nowNanos());
    assertEquals("0101", bench.ask("0006"));
  }

  @Test
  void waitsForASlowPhoneThatAsksForMoreTime() {
    HostBench slow = HostBench.withPhone(new EchoApp(900 * MILLI));
    assertEquals("4100" + "aa9000", slow.ask("4001aa"));
    assertTrue(slow.trace.toString().contains("rf.card f2"));
  }

  @Test
  void reportsATimeoutWhenTheCardIsGone() {
    bench.field.remove(bench.clock.nowNanos());
    assertEquals("4101", bench.ask("4001aa"));
  }

  @Test
  void reportsATimeoutWhenTheCardGoesInMidExchange() {
    bench.send(frame("4001" + "ab".repeat(200)));
    assertEquals(ACK, bench.hear(24));
    bench.field.remove(bench.clock.nowNanos());
    assertEquals(HostBench.response("4101"), bench.hear(500));
  }

  @Test
  void refusesTargetsItDoesNotHold() {
    assertEquals("4127", bench.ask("4000aa"));
    assertEquals("4127", bench.ask("4002aa"));
    assertEquals("4127", HostBench.awake().ask("4001aa"));
  }

  @Test
  void refusesExchangesAfterRelease() {
    assertEquals("5300", bench.ask("5201"));
    assertEquals("4127", bench.ask("4001aa"));
    assertEquals("5327", bench.ask("5201"));
    assertEquals("5300", bench.ask("5200"), "all of none");
    assertEquals("deactivated", app.events.getLast());
  }

  @Test
  void wakesADeselectedCardBySelect() {
    assertEquals("4500", bench.ask("4401"));
    assertEquals("4127", bench.ask("4001aa"));
    assertEquals("5500", bench.ask("5401"));
    assertEquals("4100" + "aa9000", bench.ask("4001aa"));
    assertEquals("5500", bench.ask("5401"), "already selected");
    assertEquals("5527", bench.ask("5402"));
  }

  @Test
  void staysAt106() {
    assertEquals("4f00", bench.ask("4e010000"));
    assertEquals("4f10", bench.ask("4e010101"));
    assertEquals("4f27", bench.ask("4e020000"));
  }

  @Test
  void takesTheTimeOfItsProcessingItsAirAndThePhone() {
    long startNanos = bench.clock.nowNanos();
    bench.send(frame("4001aa"));
    bench.hear(15);
    assertTrue(bench.clock.nowNanos() - startNanos <= 15 * MILLI);
    assertEquals(HostBench.response("4100aa9000"), bench.hear(5), "5 ms chip and 10 ms phone");
  }

  @Test
  void speaksDepToNobody() {
    bench.ask("3205020102");
    assertEquals("5701", bench.ask("56000100"));
    assertEquals("5127", bench.ask("500100"));
  }
}
