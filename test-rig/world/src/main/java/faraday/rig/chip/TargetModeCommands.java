package faraday.rig.chip;

/**
 * Commands of the chip as a card. No foreign reader exists in this world, so TgInitAsTarget waits
 * until the host drops it and everything behind it is in the wrong state.
 */
final class TargetModeCommands {

  /** Mode, Mifare parameters 6, FeliCa parameters 18, NFCID3 10. */
  private static final int INIT_FIXED_BYTES = 35;

  private static final int ARGUMENTS_MAX = 263;

  private final ChipState state;

  TargetModeCommands(ChipState state) {
    this.state = state;
  }

  void register(CommandTable table) {
    table.add(0x8C, INIT_FIXED_BYTES, ARGUMENTS_MAX, this::initAsTarget);
    table.add(0x86, 0, 0, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x8E, 0, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x88, 0, 0, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x90, 0, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x92, 0, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x94, 1, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x8A, 0, 0, arguments -> state.answer(0, 0));
  }

  private Step initAsTarget(byte[] arguments) {
    if (!lengthsAgree(arguments)) {
      return Step.refuse();
    }
    state.target = null;
    return new Step.Carrier(false, Step.Forever::new);
  }

  /** General bytes and historical bytes, each behind its length; older hosts leave both out. */
  private static boolean lengthsAgree(byte[] arguments) {
    int at = INIT_FIXED_BYTES;
    for (int part = 0; part < 2 && at < arguments.length; part++) {
      at += 1 + (arguments[at] & 0xFF);
    }
    return at == arguments.length;
  }
}
