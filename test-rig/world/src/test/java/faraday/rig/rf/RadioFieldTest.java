package faraday.rig.rf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Air time and the trace of it: nfc-phones §5. */
final class RadioFieldTest {

  private static final long BIT_NANOS = 9_439;
  private static final long TURN = RadioField.TURN_ROUND_NANOS;

  private final List<String> trace = new ArrayList<>();
  private final RadioField field = new RadioField(recorder());
  private final EchoApp app = new EchoApp(0);
  private final IsoDepCard card =
      new IsoDepCard(
          CardProfile.phone().withUid(CardBench.hex("08112233")), app, new SeededRandom(1, "x"));

  @Test
  void takesNineBitsPerByteAndATurnRoundEachWay() {
    field.place(card, 0);
    field.power(true, 0);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_A, 500_000, 1000);
    Ticker.run(field);
    assertInstanceOf(Reception.Received.class, field.takeReception());
    long requestEnd = 1000 + bits(7);
    long answerStart = requestEnd + TURN;
    assertEquals(answerStart + bits(18) + TURN, field.receivedAtNanos());
    assertEquals(
        List.of(
            "0 rf.present 1", "0 rf.field 1", "1000 rf.reader 52", answerStart + " rf.card 0400"),
        trace);
  }

  @Test
  void isSilentAfterTheTimeoutWithoutACard() {
    field.power(true, 0);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_A, 500_000, 0);
    Ticker.run(field);
    assertInstanceOf(Reception.Silence.class, field.takeReception());
    assertEquals(bits(7) + 500_000, field.receivedAtNanos());
    assertNull(field.takeReception(), "an outcome is given once");
    assertEquals(Ticked.NEVER, field.nextDeadlineNanos());
  }

  @Test
  void isSilentWhenTheCarrierIsOffOrTheModulationIsForeign() {
    field.place(card, 0);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_A, 500_000, 0);
    Ticker.run(field);
    assertInstanceOf(Reception.Silence.class, field.takeReception());
    field.power(true, 1_000_000);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_B, 500_000, 1_000_000);
    Ticker.run(field);
    assertInstanceOf(Reception.Silence.class, field.takeReception());
  }

  @Test
  void hearsNothingFromACardThatIsTakenAwayInMidAnswer() {
    field.place(card, 0);
    field.power(true, 0);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_A, 500_000, 0);
    field.tick(bits(7) + TURN + bits(9));
    field.remove(bits(7) + TURN + bits(9));
    Ticker.run(field);
    assertInstanceOf(Reception.Silence.class, field.takeReception());
    assertFalse(field.occupied());
  }

  @Test
  void forgetsWhatWasUnderWayWhenToldSo() {
    field.power(true, 0);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_A, 500_000, 0);
    field.abandon();
    assertEquals(Ticked.NEVER, field.nextDeadlineNanos());
    assertNull(field.takeReception());
  }

  @Test
  void holdsOneCardAndTellsItAboutPower() {
    field.power(true, 0);
    field.place(card, 1);
    assertThrows(IllegalStateException.class, () -> field.place(card, 2));
    assertEquals(4, card.uid().length, "placed into a live field it wakes at once");
    field.remove(3);
    field.remove(4);
    field.place(card, 5);
    assertTrue(field.occupied());
  }

  @Test
  void keepsTheTimesOfEventsThatALateTickFinds() {
    field.place(card, 0);
    field.power(true, 0);
    field.transmit(RfFrame.ofShort(0x52), Modulation.TYPE_A, 500_000, 0);
    field.tick(10_000_000);
    assertEquals(bits(7) + TURN + bits(18) + TURN, field.receivedAtNanos());
  }

  /** The bound of nfc-phones §5: UPDATE BINARY of 240 bytes in one frame takes 21.7 ms of air. */
  @Test
  void agreesWithTheModelOnALongUpload() {
    RfFrame upload = RfFrame.withCrc(new byte[1 + 5 + 240]);
    RfFrame status = RfFrame.withCrc(new byte[1 + 2]);
    long airNanos = upload.airNanos() + TURN + status.airNanos() + TURN;
    assertTrue(Math.abs(airNanos - 21_700_000) < 50_000, () -> airNanos + " ns");
  }

  private static long bits(int count) {
    long nanos = count * 128L * 1_000_000_000L / 13_560_000L;
    assertTrue(Math.abs(nanos - count * BIT_NANOS) < count + 1);
    return nanos;
  }

  private SimProbe recorder() {
    return new SimProbe() {
      @Override
      public void level(long nowNanos, String signal, long value) {
        trace.add(nowNanos + " " + signal + " " + value);
      }

      @Override
      public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
        trace.add(
            nowNanos + " " + signal + " " + HexFormat.of().formatHex(data, offset, offset + count));
      }
    };
  }

  /** Ticks a machine at its own deadlines until it has none. */
  private static final class Ticker {
    static void run(Ticked machine) {
      while (machine.nextDeadlineNanos() != Ticked.NEVER) {
        machine.tick(machine.nextDeadlineNanos());
      }
    }
  }
}
