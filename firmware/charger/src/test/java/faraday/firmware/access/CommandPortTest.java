package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.session.ChargeOrder;
import faraday.firmware.session.CommandPort;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.testbed.SerialCommandLine;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.peer.SampleJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was granted reaches the charger side as bytes, over a line if need be (E7). */
class CommandPortTest {

  private static final int[] LIMITS_MA = {31_884, 21_739, 11_594};

  private final List<SerialCommandLine> lines = new ArrayList<>();

  /** E8's example as the source wrote it: 22 kW, 15 kW from 180 s, 8 kW from 1080 s, 1980 s. */
  @Test
  void theExampleOfTheSourceDrivesThePilotToTheSecond() {
    Testbed bed = Testbed.ready();
    followsTheExample(bed, new DeskTap(bed));
    Testbed json = Testbed.ready();
    followsTheExample(json, asJson(new DeskTap(json)));
  }

  @Test
  void andTheSameOverASerialLine() {
    Testbed bed = overSerialLine();
    followsTheExample(bed, asJson(new DeskTap(bed)));
    assertEquals(1, line().ordersTaken());
  }

  @Test
  void refusesWhenTheLineDamagesTheOrderAndServesTheNextTap() {
    Testbed bed = overSerialLine();
    line().damage(100);
    assertEquals(Reason.NOT_AVAILABLE, new DeskTap(bed).refused());
    assertEquals(SessionPhase.FREE, bed.session().phase());
    assertEquals(0, line().ordersTaken());
    assertInstanceOf(Answer.Granted.class, new DeskTap(bed).answer());
  }

  @Test
  void readsBackTheOrderItWrites() {
    Testbed bed = Testbed.ready();
    new DeskTap(bed).granted();
    SessionGrant grant = Objects.requireNonNull(bed.session().grant());
    Bytes order = ChargeOrder.encode(grant);
    assertEquals(new Decoded.Value<>(grant), ChargeOrder.decode(order));
  }

  @Test
  void refusesAnOrderThatIsNoneOrForAConnectorThatServes() {
    List<CommandPort> ports = new ArrayList<>();
    Testbed bed = Testbed.ready().between(port -> kept(ports, port)).powerCycled();
    CommandPort port = ports.get(0);
    assertEquals(CommandPort.Outcome.REFUSED, outcome(port, Bytes.of(new byte[] {1}), bed));
    new DeskTap(bed).granted();
    Bytes order = ChargeOrder.encode(Objects.requireNonNull(bed.session().grant()));
    assertEquals(CommandPort.Outcome.REFUSED, outcome(port, order, bed));
  }

  private static CommandPort.Outcome outcome(CommandPort port, Bytes order, Testbed bed) {
    return port.hand(order, bed.nowNanos()).poll(bed.nowNanos());
  }

  private static CommandPort kept(List<CommandPort> ports, CommandPort port) {
    ports.add(port);
    return port;
  }

  private Testbed overSerialLine() {
    Testbed bed = Testbed.ready();
    return bed.between(
            port -> {
              lines.add(new SerialCommandLine(bed.clock(), port));
              return line();
            })
        .powerCycled();
  }

  private SerialCommandLine line() {
    return lines.get(lines.size() - 1);
  }

  private static DeskTap asJson(DeskTap tap) {
    tap.token.commandBytes = SampleJson.COMMAND.getBytes(StandardCharsets.UTF_8);
    return tap;
  }

  private static void followsTheExample(Testbed bed, DeskTap tap) {
    bed.bench().plug();
    assertEquals(LIMITS_MA[0], tap.grantedAndGone().limitMa());
    bed.until(SessionPhase.RUNNING, 3);
    long startNanos = bed.nowNanos();
    bed.run(2 * Testbed.S);
    assertEquals(LIMITS_MA[0], offered(bed), "22 kW");
    changesAt(bed, startNanos + 180 * Testbed.S, LIMITS_MA[0], LIMITS_MA[1]);
    changesAt(bed, startNanos + 1080 * Testbed.S, LIMITS_MA[1], LIMITS_MA[2]);
    int siteMa = 32_000;
    changesAt(bed, startNanos + 1980 * Testbed.S, LIMITS_MA[2], siteMa);
  }

  /** One level until a second before, the other a second after. */
  private static void changesAt(Testbed bed, long atNanos, int beforeMa, int afterMa) {
    bed.run(atNanos - Testbed.S - bed.nowNanos());
    assertEquals(beforeMa, offered(bed));
    assertTrue(bed.nowNanos() < atNanos);
    bed.run(2 * Testbed.S);
    assertEquals(afterMa, offered(bed));
  }

  private static int offered(Testbed bed) {
    return bed.session().status().limitMa();
  }
}
