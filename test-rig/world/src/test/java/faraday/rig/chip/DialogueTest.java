package faraday.rig.chip;

import static faraday.rig.chip.HostBench.ACK;
import static faraday.rig.chip.HostBench.ERROR;
import static faraday.rig.chip.HostBench.MILLI;
import static faraday.rig.chip.HostBench.NACK;
import static faraday.rig.chip.HostBench.PRELUDE;
import static faraday.rig.chip.HostBench.frame;
import static faraday.rig.chip.HostBench.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.rf.EchoApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may say what when: sleep, acknowledgement, abort, repetition, speed. */
final class DialogueTest {

  private static final String VERSION = response("0332010607");

  @Test
  void sleepsAfterPowerOnUntilAPreludeWakesIt() {
    HostBench bench = HostBench.asleep();
    bench.send(frame("1401"));
    assertEquals("", bench.hear(100), "the frame itself was spent on waking");
    bench.send(frame("1401"));
    assertEquals(ACK + response("15"), bench.hear(100));
  }

  @Test
  void acceptsThePreludesOfAllKnownHosts() {
    for (String prelude :
        new String[] {PRELUDE, "5555" + "00".repeat(7), "5555000000", "00".repeat(10)}) {
      HostBench bench = HostBench.asleep();
      bench.send(prelude + frame("1401"));
      assertEquals(ACK + response("15"), bench.hear(100), prelude);
    }
  }

  @Test
  void answersOnlyVersionBeforeSamConfiguration() {
    HostBench bench = HostBench.asleep();
    bench.send(PRELUDE + frame("4a0100"));
    assertEquals("", bench.hear(100));
    bench.send(frame("02"));
    assertEquals(ACK + VERSION, bench.hear(100));
    assertFalse(bench.chip.ready());
    assertEquals("15", bench.ask("140100"));
    assertTrue(bench.chip.ready());
    assertEquals("0d" + "ffff00", bench.ask("0c"));
  }

  @Test
  void acknowledgesWithin15MsAndAnswersLater() {
    HostBench bench = HostBench.awake();
    long sentNanos = bench.clock.nowNanos();
    bench.send(frame("02"));
    assertEquals(ACK, bench.hear(2), "frame, ACK delay and ACK take less than 2 ms");
    assertEquals(VERSION, bench.hear(15));
    assertTrue(bench.clock.nowNanos() - sentNanos < 350 * MILLI);
  }

  @Test
  void takesFramesByteByByteAndJoined() {
    HostBench bench = HostBench.awake();
    String frame = frame("02");
    StringBuilder heard = new StringBuilder();
    for (int i = 0; i < frame.length(); i += 2) {
      bench.send(frame.substring(i, i + 2));
      heard.append(bench.hear(10));
    }
    assertEquals(ACK + VERSION, heard.toString());
    bench.send(frame("04") + frame);
    assertEquals(ACK + VERSION, bench.hear(50), "the newer command drops the older one");
  }

  @Test
  void forgetsAFrameThatStopsInTheMiddle() {
    HostBench bench = HostBench.awake();
    bench.send("0000ffff01d4");
    assertEquals("", bench.hear(60));
    bench.send(frame("02"));
    assertEquals(ACK + VERSION, bench.hear(50));
  }

  @Test
  @Timeout(10)
  void forgetsItAlsoWhenTheNextBytesAreUnderWayAtThatMoment() {
    HostBench bench = HostBench.awake();
    bench.send("0000ffff01d4");
    assertEquals("", bench.hear(50));
    bench.send(PRELUDE + frame("02"));
    assertEquals(ACK + VERSION, bench.hear(50));
  }

  @Test
  void doesNotAcknowledgeDamagedFrames() {
    HostBench bench = HostBench.awake();
    bench.send("0000ff02fed4022b00");
    assertEquals("", bench.hear(100));
    assertEquals(1, bench.chip.damagedFrames());
    bench.send(frame("02"));
    assertEquals(ACK + VERSION, bench.hear(50));
  }

  @Test
  void givesTheErrorFrameForSyntaxAndGoesOn() {
    HostBench bench = HostBench.awake();
    for (String wrong : new String[] {"7e01", "", "0201", "06", "0663", "1405", "3203", "8c00"}) {
      bench.send(frame(wrong));
      assertEquals(ACK + ERROR, bench.hear(50), "command " + wrong);
    }
    assertEquals("0332010607", bench.ask("02"));
  }

  @Test
  void repeatsItsLastResponseOnNack() {
    HostBench bench = HostBench.awake();
    bench.ask("02");
    bench.send(NACK);
    assertEquals(VERSION, bench.hear(50));
    bench.send(NACK);
    assertEquals(VERSION, bench.hear(50));
  }

  @Test
  void dropsTheRunningCommandOnAckFromTheHost() {
    HostBench bench = HostBench.awake();
    bench.ask("3205ffffff");
    bench.send(frame("4a0100"));
    assertEquals(ACK, bench.hear(5_000), "no card, retries for ever: no answer");
    bench.send(ACK);
    assertEquals("", bench.hear(100));
    bench.place(new EchoApp(0));
    assertEquals("", bench.hear(1_000), "nothing searches any more");
    assertEquals("0332010607", bench.ask("02"));
  }

  @Test
  void dropsTheRunningCommandForANewOne() {
    HostBench bench = HostBench.awake();
    bench.ask("3205ffffff");
    bench.send(frame("4a0100"));
    bench.hear(100);
    bench.send(frame("02"));
    assertEquals(ACK + VERSION, bench.hear(100));
    assertEquals("", bench.hear(1_000));
  }

  @Test
  void changesSpeedOnlyAfterTheHostsAck() {
    HostBench bench = HostBench.awake();
    assertEquals("11", bench.ask("1007"));
    assertEquals("0332010607", bench.ask("02"), "without ACK the old speed stays");
    bench.ask("1007");
    bench.send(ACK);
    bench.hear(10);
    bench.line.host().setBaud(921_600);
    assertEquals("0332010607", bench.ask("02"));
    assertEquals(921_600, bench.line.device().baud());
  }

  @Test
  void returnsToTheFirstSpeedAndSleepsAfterAPowerCycle() {
    HostBench bench = HostBench.awake();
    bench.ask("1004");
    bench.ask("1008");
    bench.send(ACK);
    bench.hear(10);
    bench.chip.powerCycle(bench.clock.nowNanos());
    assertFalse(bench.chip.ready());
    bench.send(PRELUDE + frame("1401"));
    assertEquals(ACK + response("15"), bench.hear(100));
  }

  @Test
  void sleepsAfterPowerDownWithTheFieldOff() {
    HostBench bench = HostBench.withPhone(new EchoApp(0));
    assertEquals("1700", bench.ask("16f0"));
    assertFalse(bench.field.on());
    bench.send(PRELUDE + frame("4a0100"));
    assertEquals("", bench.hear(100), "SAMConfiguration comes first again");
    assertEquals("15", bench.ask("1401"));
  }

  @Test
  void staysAsleepWhenItsHostDidNotAllowWakingBySerialLine() {
    HostBench bench = HostBench.awake();
    bench.ask("1620");
    bench.send(PRELUDE + frame("1401"));
    assertEquals("", bench.hear(500));
    assertEquals("1710", askAfterPowerCycle(bench, "1600"), "no wake-up source at all is refused");
  }

  private static String askAfterPowerCycle(HostBench bench, String data) {
    bench.chip.powerCycle(bench.clock.nowNanos());
    bench.send(PRELUDE + frame("1401"));
    bench.hear(100);
    return bench.ask(data);
  }
}
