package faraday.rig.chip;

/** RFConfiguration (UM0701-02 §7.3.1). */
final class RadioSettings {

  private static final int CODE = 0x32;
  private static final int FIELD = 0x01;
  private static final int TIMEOUTS = 0x02;
  private static final int COM_RETRIES = 0x04;
  private static final int RETRIES = 0x05;

  private final ChipState state;

  RadioSettings(ChipState state) {
    this.state = state;
  }

  void register(CommandTable table) {
    table.add(CODE, 2, 12, this::configure);
  }

  private Step configure(byte[] arguments) {
    int item = arguments[0] & 0xFF;
    if (arguments.length - 1 != length(item)) {
      return Step.refuse();
    }
    switch (item) {
      case FIELD -> {
        state.cardMode.disarm();
        return new Step.Carrier((arguments[1] & 1) != 0, state::answer);
      }
      case TIMEOUTS -> state.retryTimeoutCode = arguments[3] & 0xFF;
      case COM_RETRIES -> state.comRetries = arguments[1] & 0xFF;
      case RETRIES -> {
        state.atrRetries = arguments[1] & 0xFF;
        state.passiveRetries = arguments[3] & 0xFF;
      }
      default -> {
        // analogue settings have no effect on a simulated antenna
      }
    }
    return state.answer();
  }

  /** Bytes behind the item number, or −1 for an unknown one. */
  private static int length(int item) {
    return switch (item) {
      case FIELD, COM_RETRIES -> 1;
      case TIMEOUTS, RETRIES -> 3;
      case 0x0A -> 11;
      case 0x0B -> 8;
      case 0x0C -> 3;
      case 0x0D -> 9;
      default -> -1;
    };
  }
}
