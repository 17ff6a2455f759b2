package faraday.rig.chip;

/** Commands that need no radio: identity, registers, power, serial speed. */
final class HousekeepingCommands {

  static final int DIAGNOSE = 0x00;
  static final int GET_FIRMWARE_VERSION = 0x02;
  static final int SAM_CONFIGURATION = 0x14;

  private static final int ARGUMENTS_MAX = 263;
  private static final int[] BAUD_RATES = {
    9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600, 1288000
  };

  private final ChipState state;

  HousekeepingCommands(ChipState state) {
    this.state = state;
  }

  void register(CommandTable table) {
    table.add(DIAGNOSE, 1, ARGUMENTS_MAX, this::diagnose);
    table.add(GET_FIRMWARE_VERSION, 0, 0, arguments -> state.answer(0x32, 0x01, 0x06, 0x07));
    table.add(0x04, 0, 0, arguments -> generalStatus());
    table.add(0x06, 2, ARGUMENTS_MAX, this::readRegisters);
    table.add(0x08, 3, ARGUMENTS_MAX, this::writeRegisters);
    table.add(0x0C, 0, 0, arguments -> state.answer(0xFF, 0xFF, 0x00));
    table.add(0x0E, 2, 2, arguments -> state.answer());
    table.add(0x10, 1, 1, this::serialBaudRate);
    table.add(0x12, 1, 1, this::parameters);
    table.add(SAM_CONFIGURATION, 1, 3, this::samConfiguration);
    table.add(0x16, 1, 2, this::powerDown);
  }

  private Step diagnose(byte[] arguments) {
    return switch (arguments[0] & 0xFF) {
      case 0x00 -> new Step.Finish(arguments, state.timing.diagnoseNanos());
      case 0x01, 0x02, 0x07 -> selfTestPassed();
      case 0x06 -> attention();
      default -> Step.refuse();
    };
  }

  private Step selfTestPassed() {
    return new Step.Finish(new byte[] {Status.OK}, state.timing.diagnoseNanos());
  }

  /** Is the card still there? */
  private Step attention() {
    Target target = state.target;
    IsoDepReader isoDep = target == null ? null : target.isoDep();
    if (isoDep == null) {
      return state.status(Status.NOT_ACCEPTABLE);
    }
    return isoDep.presence(outcome -> state.status(outcome.status()));
  }

  /** Error, external field (there is none), targets, SAM. */
  private Step generalStatus() {
    return state.target == null
        ? state.answer(state.lastError, 0, 0, 0)
        : state.answer(state.lastError, 0, 1, Target.NUMBER, 0, 0, 0, 0);
  }

  private Step readRegisters(byte[] arguments) {
    if (arguments.length % 2 != 0) {
      return Step.refuse();
    }
    int[] values = new int[arguments.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = state.registers.read(address(arguments, 2 * i));
    }
    return state.answer(values);
  }

  private Step writeRegisters(byte[] arguments) {
    if (arguments.length % 3 != 0) {
      return Step.refuse();
    }
    for (int i = 0; i < arguments.length; i += 3) {
      state.registers.write(address(arguments, i), arguments[i + 2] & 0xFF);
    }
    return state.answer();
  }

  private static int address(byte[] from, int at) {
    return (from[at] & 0xFF) << 8 | (from[at + 1] & 0xFF);
  }

  private Step serialBaudRate(byte[] arguments) {
    int code = arguments[0] & 0xFF;
    if (code >= BAUD_RATES.length) {
      return Step.refuse();
    }
    state.nextBaud = BAUD_RATES[code];
    return state.answer();
  }

  private Step parameters(byte[] arguments) {
    state.parameters = arguments[0] & 0xFF;
    return state.answer();
  }

  private Step samConfiguration(byte[] arguments) {
    boolean known = arguments[0] >= 1 && arguments[0] <= 4;
    if (!known) {
      return Step.refuse();
    }
    state.samConfigured = true;
    return state.answer();
  }

  private Step powerDown(byte[] arguments) {
    if (arguments[0] == 0) {
      return state.status(Status.PARAMETER);
    }
    state.sleepWakeSources = arguments[0] & 0xFF;
    return state.answer(Status.OK);
  }
}
