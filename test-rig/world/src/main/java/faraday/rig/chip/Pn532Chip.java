package faraday.rig.chip;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;
import faraday.hal.sim.SimSerialLine;
import faraday.rig.rf.Picc;
import faraday.rig.rf.RadioField;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * The PN532 behind its host interface. It acknowledges a command, runs it as a chain of steps over
 * the field, and answers; a new command or an ACK from the host drops what runs. Everything that
 * fell due before a late tick happens with its own time.
 *
 * <p>It sleeps after power-on and PowerDown: the first bytes wake it and are lost, and until
 * SAMConfiguration it answers nothing but that and GetFirmwareVersion. The field is ticked by the
 * chip. Confined to one loop.
 */
public final class Pn532Chip implements Ticked {

  private static final int POWER_ON_BAUD = 115_200;

  /** Serial line, SPI and I2C: after power-on any of them wakes the chip. */
  private static final int WAKE_BY_ANY_HOST = 0xB0;

  private static final long OUTPUT_RETRY_NANOS = 1_000_000;
  private static final int READ_BYTES = 512;

  private final HostSide host;
  private final RadioField field;
  private final Pn532Timing timing;
  private final FrameDecoder decoder = new FrameDecoder();
  private final CommandRunner runner;
  private final CardMode cardMode = new CardMode();
  private final ArrayDeque<byte[]> outbox = new ArrayDeque<>();
  private final byte[] inbox = new byte[READ_BYTES];

  private ChipState state;
  private CommandTable commands;
  private boolean asleep = true;
  private int wakeBytesLeft;
  private int responseCode;
  private int baudAfterAck;
  private byte[] lastResponse = new byte[0];
  private long lastByteNanos;
  private long lastTickNanos;

  /**
   * A chip that has just got power, at the end of a simulated line.
   *
   * @param line the chip's end
   * @param field the field of its antenna; ticked by the chip alone
   */
  public Pn532Chip(SimSerialLine.End line, RadioField field, Pn532Timing timing) {
    this(line, line::lastArrivalNanos, field, timing);
  }

  /**
   * A chip that has just got power.
   *
   * @param link the chip's end of the line
   * @param arrivalNanos when the last byte under way to it will have arrived, {@link Ticked#NEVER}
   *     when none is or nobody knows
   * @param field the field of its antenna; ticked by the chip alone
   */
  public Pn532Chip(
      SerialLink link, LongSupplier arrivalNanos, RadioField field, Pn532Timing timing) {
    this(new SerialSide(link, arrivalNanos), field, timing);
  }

  /**
   * A chip that has just got power, on any of its three host interfaces.
   *
   * @param field the field of its antenna; ticked by the chip alone
   */
  public Pn532Chip(HostSide host, RadioField field, Pn532Timing timing) {
    this.host = host;
    host.sleep(WAKE_BY_ANY_HOST);
    this.field = field;
    this.timing = timing;
    this.runner = new CommandRunner(field, timing.fieldSettleNanos(), this::ended);
    this.wakeBytesLeft = timing.wakeBytes();
    this.state = new ChipState(timing, cardMode);
    this.commands = new CommandTable(state);
  }

  /** The chip as a card: what a phone that reads has in its own field when it is held here. */
  public Picc antenna() {
    return cardMode;
  }

  /** Takes the power away and gives it back at once: speed, registers and targets are forgotten. */
  public void powerCycle(long nowNanos) {
    outbox.clear();
    lastResponse = new byte[0];
    baudAfterAck = 0;
    host.setBaud(POWER_ON_BAUD);
    sleep(WAKE_BY_ANY_HOST, nowNanos);
  }

  /** True once SAMConfiguration has been received after waking. */
  public boolean ready() {
    return state.samConfigured;
  }

  /** Frames from the host that were damaged, since the chip was made. */
  public int damagedFrames() {
    return decoder.damagedFrames();
  }

  @Override
  public void tick(long nowNanos) {
    lastTickNanos = nowNanos;
    advance(nowNanos);
    readInput(nowNanos);
    advance(nowNanos);
    writeOutput();
  }

  @Override
  public long nextDeadlineNanos() {
    long lastArrivalNanos = host.lastArrivalNanos();
    long next = Math.min(runner.nextDeadlineNanos(), lastArrivalNanos);
    next = Math.min(next, cardMode.nextDeadlineNanos());
    if (decoder.inFrame() && lastArrivalNanos == NEVER) {
      next = Math.min(next, lastByteNanos + timing.frameGapNanos());
    }
    if (!outbox.isEmpty()) {
      next = Math.min(next, lastTickNanos + OUTPUT_RETRY_NANOS);
    }
    return next;
  }

  private void advance(long nowNanos) {
    do {
      field.tick(nowNanos);
      cardMode.tick(nowNanos);
    } while (runner.advance(nowNanos));
  }

  /**
   * Takes everything once the last byte under way has arrived, so that the moment at which a frame
   * is complete does not depend on how time is cut into ticks.
   */
  private void readInput(long nowNanos) {
    long lastArrivalNanos = host.lastArrivalNanos();
    if (lastArrivalNanos != NEVER && lastArrivalNanos > nowNanos) {
      return;
    }
    while (decoder.inFrame() && nowNanos - lastByteNanos >= timing.frameGapNanos()) {
      decoder.giveUp();
      handleFrames(nowNanos);
    }
    int count = host.read(inbox, 0, inbox.length);
    while (count > 0) {
      lastByteNanos = nowNanos;
      for (int i = 0; i < count; i++) {
        acceptByte(inbox[i], nowNanos);
      }
      count = host.read(inbox, 0, inbox.length);
    }
  }

  private void acceptByte(byte value, long nowNanos) {
    if (asleep) {
      boolean lost = !host.bytesWake() || wakeBytesLeft-- > 0;
      if (lost && !host.woken()) {
        return;
      }
      asleep = false;
    }
    decoder.accept(value);
    handleFrames(nowNanos);
  }

  private void handleFrames(long nowNanos) {
    HostFrame frame = decoder.next();
    while (frame != null) {
      switch (frame) {
        case HostFrame.Ack() -> acknowledged();
        case HostFrame.Nack() -> repeat(nowNanos);
        case HostFrame.Command(byte[] data) -> command(data, nowNanos);
      }
      frame = decoder.next();
    }
  }

  private void acknowledged() {
    drop();
    host.abandon();
    if (baudAfterAck != 0) {
      host.setBaud(baudAfterAck);
      baudAfterAck = 0;
    }
  }

  private void repeat(long nowNanos) {
    if (!runner.running() && lastResponse.length > 0) {
      runner.after(nowNanos + timing.ackDelayNanos(), () -> respond(lastResponse));
    }
  }

  private void command(byte[] data, long nowNanos) {
    drop();
    baudAfterAck = 0;
    if (!state.samConfigured && !allowedInLowVbat(data)) {
      return;
    }
    long ackNanos = nowNanos + timing.ackDelayNanos();
    responseCode = data.length == 0 ? 0 : (data[0] + 1) & 0xFF;
    runner.after(
        ackNanos,
        () -> {
          send(FrameEncoder.ack());
          runner.start(commands.begin(data), ackNanos);
        });
  }

  private static boolean allowedInLowVbat(byte[] data) {
    return data.length > 0
        && (data[0] == HousekeepingCommands.SAM_CONFIGURATION
            || data[0] == HousekeepingCommands.GET_FIRMWARE_VERSION);
  }

  private void ended(Step last, long atNanos) {
    switch (last) {
      case Step.Finish(byte[] data, long processingNanos) -> {
        byte[] frame = FrameEncoder.response(responseCode, data);
        long readyNanos = atNanos + processingNanos;
        runner.after(readyNanos, () -> respondAndSettle(frame, readyNanos));
      }
      default -> runner.after(atNanos + timing.commandNanos(), () -> respond(FrameEncoder.error()));
    }
  }

  /** Some commands take effect only when their response is out. */
  private void respondAndSettle(byte[] frame, long atNanos) {
    respond(frame);
    baudAfterAck = state.nextBaud;
    state.nextBaud = 0;
    if (state.sleepWakeSources >= 0) {
      sleep(state.sleepWakeSources, atNanos);
    }
  }

  private void respond(byte[] frame) {
    lastResponse = frame;
    send(frame);
    runner.done();
  }

  private void drop() {
    runner.drop();
    state.nextBaud = 0;
    state.sleepWakeSources = -1;
  }

  private void sleep(int wakeSources, long nowNanos) {
    host.sleep(wakeSources);
    runner.drop();
    field.power(false, nowNanos);
    cardMode.disarm();
    state = new ChipState(timing, cardMode);
    commands = new CommandTable(state);
    decoder.giveUpAll();
    asleep = true;
    wakeBytesLeft = timing.wakeBytes();
  }

  private void send(byte[] frame) {
    outbox.add(frame);
  }

  private void writeOutput() {
    byte[] frame = outbox.peek();
    while (frame != null) {
      int written = host.write(frame, 0, frame.length);
      outbox.remove();
      if (written >= 0 && written < frame.length) {
        outbox.addFirst(Arrays.copyOfRange(frame, written, frame.length));
        return;
      }
      frame = outbox.peek();
    }
  }
}
