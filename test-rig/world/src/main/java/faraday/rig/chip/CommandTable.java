package faraday.rig.chip;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Finds what a command code does. Codes without an entry get the error frame. */
final class CommandTable {

  /** One command; it gets the bytes behind its code. */
  @FunctionalInterface
  interface Command {
    Step begin(byte[] arguments);
  }

  private final Map<Integer, Command> commands = new HashMap<>();

  CommandTable(ChipState state) {
    new HousekeepingCommands(state).register(this);
    new RadioSettings(state).register(this);
    new DiscoveryCommands(state).register(this);
    new ExchangeCommands(state).register(this);
    new TargetModeCommands(state).register(this);
  }

  /** Enters a command that takes {@code least} … {@code most} argument bytes. */
  void add(int code, int least, int most, Command command) {
    commands.put(
        code,
        arguments -> {
          boolean fits = arguments.length >= least && arguments.length <= most;
          return fits ? command.begin(arguments) : Step.refuse();
        });
  }

  /** Starts the command in {@code data}: code and arguments. */
  Step begin(byte[] data) {
    if (data.length == 0) {
      return Step.refuse();
    }
    Command command = commands.get(data[0] & 0xFF);
    return command == null
        ? Step.refuse()
        : command.begin(Arrays.copyOfRange(data, 1, data.length));
  }
}
