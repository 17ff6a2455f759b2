package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimProbe;
import faraday.rig.rf.RadioField;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chip as a card that a phone reads (pn532 fact sheet §6), bytes on both its sides. */
final class CardModeTest {

  private static final String INIT = "8c050400464152" + "20" + "00".repeat(30);
  private static final long SOON_MS = 100;
  private static final long POLL_MS = 60;
  private static final long PHONE_POLLS_NANOS = 150_000_000;

  private final HostBench bench = HostBench.awake();
  private final ScriptedReader app = new ScriptedReader();
  private final StringBuilder air = new StringBuilder();
  private final PhoneReader phone =
      new PhoneReader(new RadioField(recorder()), app, PHONE_POLLS_NANOS);

  CardModeTest() {
    bench.others.add(phone);
  }

  @Test
  void answersNobodyBeforeItIsTold() {
    bench.ask("1230");
    phone.hold(bench.chip.antenna(), bench.clock.nowNanos());
    bench.hear(1000);
    assertTrue(app.heard.isEmpty());
    assertFalse(air.toString().contains("card"));
  }

  @Test
  void answersRatsByItselfWithItsOwnAts() {
    assertEquals("8d08e080", activated());
    assertEquals(List.of("discovered"), app.heard);
    assertTrue(air.toString().contains("card 0400 "), "ATQA");
    assertTrue(air.toString().contains("card 08464152"), "UID begins with 08");
    assertTrue(air.toString().contains("card 0575339203"), "TL 75 33 92 03");
  }

  @Test
  void needsThePiccParameter() {
    bench.ask("1210");
    bench.send(HostBench.frame(INIT));
    phone.hold(bench.chip.antenna(), bench.clock.nowNanos());
    assertEquals(HostBench.ACK, bench.hear(1000));
    assertTrue(app.heard.isEmpty());
  }

  @Test
  void carriesACommandAndItsAnswer() {
    activated();
    app.commands.add("00a4040007d276000085010100");
    assertEquals("8700" + "00a4040007d276000085010100", bench.ask("86", SOON_MS));
    assertEquals("8f00", bench.ask("8e9000", SOON_MS));
    bench.hear(20);
    assertEquals("9000", app.heard.get(1));
  }

  @Test
  void chainsLongOnesBothWays() {
    activated();
    app.commands.add("80460000f0" + "ab".repeat(240) + "00");
    assertEquals("8700" + "80460000f0" + "ab".repeat(240) + "00", bench.ask("86", SOON_MS));
    bench.ask("8e" + "cd".repeat(240) + "9000", SOON_MS);
    bench.hear(20);
    assertEquals("cd".repeat(240) + "9000", app.heard.get(1));
  }

  @Test
  void handsOverAPieceAtATimeWhatNoAnswerHolds() {
    activated();
    app.commands.add("ab".repeat(263));
    assertEquals("8740" + "ab".repeat(262), bench.ask("86", SOON_MS));
    assertEquals("8700" + "ab", bench.ask("86", SOON_MS));
  }

  @Test
  void asksForTimeByItselfWhileTheHostThinks() {
    activated();
    app.commands.add("00b0000000");
    bench.ask("86", SOON_MS);
    bench.hear(2500);
    assertTrue(air.toString().contains("card f201"), "S(WTX)");
    assertEquals("8f00", bench.ask("8e9000", SOON_MS));
    bench.hear(20);
    assertEquals(List.of("discovered", "9000"), app.heard);
  }

  @Test
  void handsAnEmptyBlockToTheHostAndBack() {
    activated();
    assertEquals("8700", bench.ask("86", 200), "the phone looks whether somebody is there");
    assertEquals("8f00", bench.ask("8e", SOON_MS));
    bench.hear(20);
    assertEquals(List.of("discovered"), app.heard, "nothing was lost");
  }

  @Test
  void tellsThatThePhoneLetGoAndCanBeArmedAgain() {
    activated();
    app.letsGo = true;
    assertEquals("8729", bench.ask("86", SOON_MS));
    assertEquals("8729", bench.ask("86", SOON_MS));
    assertEquals("8f29", bench.ask("8e9000", SOON_MS));
    assertEquals("8d08e080", bench.ask(INIT, POLL_MS));
    assertEquals(List.of("discovered", "lost", "discovered"), app.heard);
  }

  @Test
  void tellsThatTheFieldIsGone() {
    activated();
    phone.takeAway(bench.clock.nowNanos());
    assertEquals("8729", bench.ask("86", SOON_MS));
  }

  @Test
  void isInTheWrongStateWithoutAReader() {
    assertEquals("8725", bench.ask("86", SOON_MS));
    assertEquals("8f25", bench.ask("8e9000", SOON_MS));
    assertEquals("8b0000", bench.ask("8a", 20));
    activated();
    assertEquals("8b0100", bench.ask("8a", 20));
    assertEquals("8f25", bench.ask("8e9000", 20), "an answer nobody asked for");
  }

  @Test
  void stopsListeningWhenTheHostCallsItOff() {
    bench.ask("1230");
    bench.send(HostBench.frame(INIT));
    bench.hear(50);
    bench.send(HostBench.ACK);
    bench.ask("320100");
    phone.hold(bench.chip.antenna(), bench.clock.nowNanos());
    bench.hear(1000);
    assertTrue(app.heard.isEmpty());
  }

  private String activated() {
    bench.ask("1230");
    phone.hold(bench.chip.antenna(), bench.clock.nowNanos());
    return bench.ask(INIT, POLL_MS);
  }

  private SimProbe recorder() {
    return new SimProbe() {
      @Override
      public void level(long nowNanos, String signal, long value) {}

      @Override
      public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
        String hex = HexFormat.of().formatHex(data, offset, offset + count);
        air.append(signal.substring(3)).append(' ').append(hex).append(" \n");
      }
    };
  }
}
