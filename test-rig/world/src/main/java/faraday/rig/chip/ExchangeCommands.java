package faraday.rig.chip;

import faraday.rig.rf.Modulation;
import faraday.rig.rf.Reception;
import faraday.rig.rf.RfFrame;
import java.util.Arrays;
import java.util.function.Supplier;

/** Commands that talk to a card which was found: InDataExchange, InCommunicateThru, release. */
final class ExchangeCommands {

  private static final int ARGUMENTS_MAX = 263;
  private static final int DATA_MAX = 262;
  private static final int TARGET_MASK = 0x3F;
  private static final int MORE = 0x40;
  private static final int FRAMING_A = 0;
  private static final int FRAMING_B = 3;
  private static final long HALT_TIMEOUT_NANOS = 1_000_000;

  private final ChipState state;

  ExchangeCommands(ChipState state) {
    this.state = state;
  }

  void register(CommandTable table) {
    table.add(0x40, 1, ARGUMENTS_MAX, this::dataExchange);
    table.add(0x42, 0, ARGUMENTS_MAX, arguments -> new Step.Carrier(true, () -> thru(arguments)));
    table.add(0x44, 1, 1, arguments -> letGo(arguments, false));
    table.add(0x52, 1, 1, arguments -> letGo(arguments, true));
    table.add(0x4E, 3, 3, this::changeSpeed);
    table.add(0x50, 2, ARGUMENTS_MAX, arguments -> state.status(Status.NOT_ACCEPTABLE));
    table.add(0x56, 3, ARGUMENTS_MAX, arguments -> noPeer());
    table.add(0x46, 3, ARGUMENTS_MAX, arguments -> noPeer());
  }

  /** HLTA, to which no card answers. */
  static Step halt(Supplier<Step> then) {
    return Step.typeA(
        RfFrame.withCrc(new byte[] {0x50, 0x00}), HALT_TIMEOUT_NANOS, reception -> then.get());
  }

  private Step dataExchange(byte[] arguments) {
    Target target = state.target;
    boolean held = target != null && state.targetSelected;
    if (target == null || !held || (arguments[0] & TARGET_MASK) != Target.NUMBER) {
      return state.status(Status.NOT_ACCEPTABLE);
    }
    byte[] data = Arrays.copyOfRange(arguments, 1, arguments.length);
    IsoDepReader isoDep = target.isoDep();
    if (isoDep == null) {
      return plainExchange(data);
    }
    boolean more = (arguments[0] & MORE) != 0;
    return isoDep.exchange(data, more, outcome -> withStatus(outcome.status(), outcome.data()));
  }

  /** For cards without ISO-DEP: the bytes as they are, with a checksum both ways. */
  private Step plainExchange(byte[] data) {
    return Step.typeA(
        RfFrame.withCrc(data),
        state.retryTimeoutNanos(),
        reception ->
            switch (reception) {
              case Reception.Silence() -> withStatus(Status.TIMEOUT, new byte[0]);
              case Reception.Received(RfFrame frame) ->
                  frame.crcGood()
                      ? withStatus(Status.OK, frame.withoutCrc())
                      : withStatus(Status.CRC, new byte[0]);
            });
  }

  /** InCommunicateThru: what goes into the air is up to the registers. */
  private Step thru(byte[] data) {
    if (data.length == 0) {
      return new Step.Pause(
          state.retryTimeoutNanos(), () -> withStatus(Status.TIMEOUT, new byte[0]));
    }
    int lastBits = state.registers.txLastBits();
    RfFrame frame;
    if (state.registers.txCrc()) {
      frame = RfFrame.withCrc(data);
    } else {
      frame =
          lastBits == 0 ? RfFrame.of(data) : RfFrame.ofBits(data, 8 * data.length - 8 + lastBits);
    }
    return thruAttempt(frame, state.comRetries);
  }

  private Step thruAttempt(RfFrame frame, int retriesLeft) {
    Modulation modulation =
        switch (state.registers.framing()) {
          case FRAMING_A -> Modulation.TYPE_A;
          case FRAMING_B -> Modulation.TYPE_B;
          default -> Modulation.OTHER;
        };
    return new Step.Transmit(
        frame,
        modulation,
        state.retryTimeoutNanos(),
        reception ->
            switch (reception) {
              case Reception.Silence() ->
                  retriesLeft > 0
                      ? thruAttempt(frame, retriesLeft - 1)
                      : withStatus(Status.TIMEOUT, new byte[0]);
              case Reception.Received(RfFrame answer) -> thruAnswer(answer);
            });
  }

  private Step thruAnswer(RfFrame answer) {
    state.registers.rxLastBits(answer.bitCount() % 8);
    if (!state.registers.rxCrc()) {
      byte[] bytes = aligned(answer, state.registers.rxAlign());
      return bytes.length > DATA_MAX
          ? withStatus(Status.BUFFER_TOO_SMALL, new byte[0])
          : withStatus(Status.OK, bytes);
    }
    return answer.crcGood()
        ? withStatus(Status.OK, answer.withoutCrc())
        : withStatus(Status.CRC, new byte[0]);
  }

  /** The first bit received lands at bit {@code shift} of the first byte. */
  private static byte[] aligned(RfFrame answer, int shift) {
    byte[] bytes = answer.bytes();
    if (shift == 0) {
      return bytes;
    }
    byte[] moved = new byte[(answer.bitCount() + shift + 7) / 8];
    for (int i = 0; i < answer.bitCount(); i++) {
      int bit = (bytes[i / 8] >>> (i % 8)) & 1;
      moved[(i + shift) / 8] |= (byte) (bit << ((i + shift) % 8));
    }
    return moved;
  }

  private Step letGo(byte[] arguments, boolean forget) {
    int number = arguments[0] & 0xFF;
    Target target = state.target;
    if (number == 0 && target == null) {
      return state.status(Status.OK);
    }
    if (target == null || number > Target.NUMBER) {
      return state.status(Status.NOT_ACCEPTABLE);
    }
    boolean wasSelected = state.targetSelected;
    state.targetSelected = false;
    if (forget) {
      state.target = null;
    }
    if (!wasSelected) {
      return state.status(Status.OK);
    }
    IsoDepReader isoDep = target.isoDep();
    return isoDep == null
        ? halt(() -> state.status(Status.OK))
        : isoDep.deselect(outcome -> state.status(forget ? Status.OK : outcome.status()));
  }

  /**
   * InPSL: staying at 106 kbit/s succeeds; the chip refuses what the cards of this world cannot.
   */
  private Step changeSpeed(byte[] arguments) {
    boolean held = state.target != null && state.targetSelected;
    if (!held || arguments[0] != Target.NUMBER) {
      return state.status(Status.NOT_ACCEPTABLE);
    }
    boolean same = arguments[1] == 0 && arguments[2] == 0;
    return state.status(same ? Status.OK : Status.PARAMETER);
  }

  /** InJumpForDEP and InJumpForPSL: nobody in this world speaks NFC-DEP. */
  private Step noPeer() {
    if (state.atrRetries == ChipState.RETRY_FOR_EVER) {
      return new Step.Forever();
    }
    long searchNanos = state.timing.attemptNanos() * (1 + state.atrRetries);
    return new Step.Pause(searchNanos, () -> state.status(Status.TIMEOUT));
  }

  private Step withStatus(int status, byte[] data) {
    state.lastError = status & ~Status.MORE;
    byte[] answer = new byte[1 + data.length];
    answer[0] = (byte) status;
    System.arraycopy(data, 0, answer, 1, data.length);
    return new Step.Finish(answer, state.timing.exchangeNanos());
  }
}
