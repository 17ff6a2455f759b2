package faraday.rig.chip;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands of the chip as a card. TgInitAsTarget waits until a reader activates the chip or the
 * host drops it; data go both ways while the activation lasts, and behind it every one of them
 * tells that the reader has let go.
 */
final class TargetModeCommands {

  /** Mode, Mifare parameters 6, FeliCa parameters 18, NFCID3 10. */
  private static final int INIT_FIXED_BYTES = 35;

  private static final int ARGUMENTS_MAX = 263;
  private static final int DATA_MAX = 262;
  private static final int ISO_DEP_ONLY = 0x04;
  private static final int UID_MARK = 0x08;
  private static final int ACTIVATED_ISO_DEP_106 = 0x08;
  private static final int IDLE = 0;
  private static final int ACTIVATED = 1;
  private static final int RELEASED = 2;

  private final ChipState state;

  TargetModeCommands(ChipState state) {
    this.state = state;
  }

  void register(CommandTable table) {
    table.add(0x8C, INIT_FIXED_BYTES, ARGUMENTS_MAX, this::initAsTarget);
    table.add(0x86, 0, 0, arguments -> getData());
    table.add(0x8E, 0, DATA_MAX, this::setData);
    table.add(0x88, 0, 0, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x90, 0, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x92, 0, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x94, 1, ARGUMENTS_MAX, arguments -> state.status(Status.WRONG_STATE));
    table.add(0x8A, 0, 0, arguments -> state.answer(targetState(), 0));
  }

  private Step initAsTarget(byte[] arguments) {
    if (!lengthsAgree(arguments)) {
      return Step.refuse();
    }
    state.target = null;
    boolean isoDep = (arguments[0] & ISO_DEP_ONLY) != 0 && state.isoDepCard();
    byte[] uid = {UID_MARK, arguments[3], arguments[4], arguments[5]};
    byte[] atqa = Arrays.copyOfRange(arguments, 1, 3);
    return new Step.Carrier(
        false,
        () -> {
          state.cardMode.arm(uid, atqa, arguments[6] & 0xFF, isoDep);
          return new Step.Await(this::activated);
        });
  }

  private Step.@Nullable Event activated() {
    return state.cardMode.activationWaits() ? event(this::activation) : null;
  }

  private Step activation() {
    byte[] first = state.cardMode.takeActivation();
    byte[] answer = new byte[1 + first.length];
    answer[0] = ACTIVATED_ISO_DEP_106;
    System.arraycopy(first, 0, answer, 1, first.length);
    return finish(answer);
  }

  private Step getData() {
    boolean possible = state.cardMode.link() != null || state.cardMode.released();
    return possible ? new Step.Await(this::heard) : state.status(Status.WRONG_STATE);
  }

  private Step.@Nullable Event heard() {
    CardLink link = state.cardMode.link();
    if (link == null) {
      return event(() -> status(Status.RELEASED));
    }
    return link.commandWhole() ? event(() -> data(link)) : null;
  }

  private Step data(CardLink link) {
    byte[] data = link.take(DATA_MAX);
    byte[] answer = new byte[1 + data.length];
    answer[0] = (byte) (link.left() > 0 ? Status.MORE : Status.OK);
    System.arraycopy(data, 0, answer, 1, data.length);
    return finish(answer);
  }

  private Step setData(byte[] response) {
    CardLink link = state.cardMode.link();
    if (link == null) {
      return state.status(state.cardMode.released() ? Status.RELEASED : Status.WRONG_STATE);
    }
    if (!link.hostOwes()) {
      return state.status(Status.WRONG_STATE);
    }
    return new Step.Speak(
        atNanos -> state.cardMode.respond(response, atNanos), new Step.Await(this::spoken));
  }

  private Step.@Nullable Event spoken() {
    CardLink link = state.cardMode.link();
    if (link == null) {
      return event(() -> status(Status.RELEASED));
    }
    return link.allSent()
        ? new Step.Event(state.cardMode.sentNanos(), () -> status(Status.OK))
        : null;
  }

  private int targetState() {
    if (state.cardMode.link() != null) {
      return ACTIVATED;
    }
    return state.cardMode.released() ? RELEASED : IDLE;
  }

  private Step status(int status) {
    state.lastError = status;
    return finish((byte) status);
  }

  private Step.Event event(Supplier<Step> then) {
    return new Step.Event(state.cardMode.happenedNanos(), then);
  }

  private Step.Finish finish(byte... answer) {
    return new Step.Finish(answer, state.timing.cardNanos());
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
