package faraday.firmware.testbed;

import faraday.firmware.session.CommandPort;
import faraday.firmware.wire.Bytes;
import faraday.hal.SerialLink;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A {@link CommandPort} with a serial line in the middle, to show that nothing but bytes crosses
 * it: {@code A5 ‖ length u16 ‖ order ‖ CRC-32C}, answered by one byte. An order that is damaged on
 * the way is not answered, and refused once patience is over.
 */
public final class SerialCommandLine implements CommandPort {

  /** How long the deciding side waits for the answer. */
  public static final long PATIENCE_NANOS = 500_000_000L;

  private static final int BEGIN = 0xA5;
  private static final int TAKEN = 0x06;
  private static final int REFUSED = 0x15;
  private static final int AROUND_BYTES = 7;

  private final CommandPort chargerSide;
  private final SerialLink decidingEnd;
  private final SerialLink chargingEnd;
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private int damageAt = -1;
  private int ordersTaken;

  /** A line of 115 200 baud in front of the charger side. */
  public SerialCommandLine(VirtualClock clock, CommandPort chargerSide) {
    this.chargerSide = chargerSide;
    SimSerialLine line = new SimSerialLine(clock, 115_200, SimProbe.NONE);
    decidingEnd = line.host();
    chargingEnd = line.device();
  }

  /** The next byte at this place of a frame is damaged on the way. */
  public void damage(int at) {
    damageAt = at;
  }

  /** Orders that reached the charger side whole. */
  public int ordersTaken() {
    return ordersTaken;
  }

  @Override
  public Handover hand(Bytes order, long nowNanos) {
    byte[] frame = frame(order.toArray());
    decidingEnd.write(frame, 0, frame.length);
    return new Waiting(nowNanos + PATIENCE_NANOS);
  }

  private static byte[] frame(byte[] order) {
    CRC32C crc = new CRC32C();
    crc.update(order);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(BEGIN);
    frame.write(order.length >> 8);
    frame.write(order.length);
    frame.writeBytes(order);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write((int) (crc.getValue() >> shift));
    }
    return frame.toByteArray();
  }

  private final class Waiting implements Handover {

    private final long untilNanos;
    private Outcome outcome = Outcome.WAITING;

    Waiting(long untilNanos) {
      this.untilNanos = untilNanos;
    }

    @Override
    public Outcome poll(long nowNanos) {
      serve(nowNanos);
      byte[] answer = new byte[1];
      if (outcome == Outcome.WAITING && decidingEnd.read(answer, 0, 1) == 1) {
        outcome = answer[0] == TAKEN ? Outcome.TAKEN : Outcome.REFUSED;
      } else if (outcome == Outcome.WAITING && nowNanos >= untilNanos) {
        outcome = Outcome.REFUSED;
      }
      return outcome;
    }
  }

  /** What a charger behind the line does in its own loop. */
  private void serve(long nowNanos) {
    byte[] one = new byte[1];
    while (chargingEnd.read(one, 0, 1) == 1) {
      arrived.write(arrived.size() == damageAt ? one[0] ^ 1 : one[0]);
    }
    byte[] bytes = arrived.toByteArray();
    if (bytes.length > 2 && bytes.length == AROUND_BYTES + announced(bytes)) {
      arrived.reset();
      damageAt = -1;
      answer(bytes, nowNanos);
    }
  }

  private static int announced(byte[] bytes) {
    return ((bytes[1] & 0xFF) << 8) | (bytes[2] & 0xFF);
  }

  private void answer(byte[] bytes, long nowNanos) {
    byte[] order = Arrays.copyOfRange(bytes, 3, bytes.length - 4);
    if (Arrays.equals(bytes, frame(order))) {
      ordersTaken++;
      Outcome outcome = chargerSide.hand(Bytes.of(order), nowNanos).poll(nowNanos);
      int answer = outcome == Outcome.TAKEN ? TAKEN : REFUSED;
      chargingEnd.write(new byte[] {(byte) answer}, 0, 1);
    }
  }
}
