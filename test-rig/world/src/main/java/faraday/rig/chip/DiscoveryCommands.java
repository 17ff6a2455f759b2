package faraday.rig.chip;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** InListPassiveTarget and InAutoPoll. Only type A cards are ever found. */
final class DiscoveryCommands {

  private static final int TYPE_A = 0x00;
  private static final int LIST_TYPE_MAX = 0x04;
  private static final int POLL_ANY_106 = 0x00;
  private static final int POLL_MIFARE = 0x10;
  private static final int POLL_ISO_DEP_A = 0x20;
  private static final int POLL_FOR_EVER = 0xFF;
  private static final int PERIOD_MAX = 0x0F;
  private static final long PERIOD_UNIT_NANOS = 150_000_000;
  private static final byte[] ANY_UID = {};

  private final ChipState state;

  DiscoveryCommands(ChipState state) {
    this.state = state;
  }

  void register(CommandTable table) {
    table.add(0x4A, 2, 14, this::listPassiveTarget);
    table.add(0x60, 3, 17, this::autoPoll);
    table.add(0x54, 1, 1, this::select);
  }

  private Step listPassiveTarget(byte[] arguments) {
    int type = arguments[1] & 0xFF;
    byte[] initiator = Arrays.copyOfRange(arguments, 2, arguments.length);
    boolean known = type <= LIST_TYPE_MAX && (arguments[0] == 1 || arguments[0] == 2);
    if (!known || (type == TYPE_A && !uidLength(initiator.length))) {
      return Step.refuse();
    }
    state.target = null;
    state.cardMode.disarm();
    byte[] wanted = type == TYPE_A ? withoutCascadeTags(initiator) : ANY_UID;
    return carrierOn(() -> listAttempt(type == TYPE_A, wanted, 0));
  }

  private Step listAttempt(boolean typeA, byte[] wanted, int attempt) {
    Supplier<Step> again =
        () -> {
          boolean last = state.passiveRetries != ChipState.RETRY_FOR_EVER;
          return last && attempt >= state.passiveRetries
              ? state.answer(0)
              : listAttempt(typeA, wanted, attempt + 1);
        };
    if (!typeA) {
      return new Step.Pause(state.timing.attemptNanos(), again);
    }
    return new Activation(wanted, state.autoRats(), found -> listed(found, again)).begin();
  }

  private Step listed(@Nullable Target found, Supplier<Step> again) {
    if (found == null) {
      return new Step.Pause(state.timing.attemptNanos(), again);
    }
    state.target = found;
    state.targetSelected = true;
    byte[] description = found.description();
    byte[] answer = new byte[1 + description.length];
    answer[0] = 1;
    System.arraycopy(description, 0, answer, 1, description.length);
    return new Step.Finish(answer, state.timing.commandNanos());
  }

  private Step autoPoll(byte[] arguments) {
    int period = arguments[1] & 0xFF;
    if (arguments[0] == 0 || period == 0 || period > PERIOD_MAX) {
      return Step.refuse();
    }
    state.target = null;
    state.cardMode.disarm();
    return carrierOn(() -> pollSlot(arguments, 0));
  }

  /** One technology in one round; slots count on through all rounds. */
  private Step pollSlot(byte[] arguments, int slot) {
    int types = arguments.length - 2;
    int rounds = arguments[0] & 0xFF;
    if (rounds != POLL_FOR_EVER && slot / types >= rounds) {
      return state.answer(0);
    }
    int next = rounds == POLL_FOR_EVER ? (slot + 1) % types : slot + 1;
    int type = arguments[2 + slot % types] & 0xFF;
    long periodNanos = (arguments[1] & 0xFF) * PERIOD_UNIT_NANOS;
    Step quiet = new Step.Pause(periodNanos, () -> pollSlot(arguments, next));
    boolean typeA = type == POLL_ANY_106 || type == POLL_MIFARE || type == POLL_ISO_DEP_A;
    if (!typeA) {
      return quiet;
    }
    boolean rats = state.autoRats() && type != POLL_MIFARE;
    return new Activation(ANY_UID, rats, found -> polled(found, type, quiet)).begin();
  }

  private Step polled(@Nullable Target found, int type, Step quiet) {
    if (found == null) {
      return quiet;
    }
    int foundType = found.announcesIsoDep() ? POLL_ISO_DEP_A : POLL_MIFARE;
    if (type != POLL_ANY_106 && type != foundType) {
      return ExchangeCommands.halt(() -> quiet);
    }
    state.target = found;
    state.targetSelected = true;
    byte[] description = found.description();
    byte[] answer = new byte[3 + description.length];
    answer[0] = 1;
    answer[1] = (byte) foundType;
    answer[2] = (byte) description.length;
    System.arraycopy(description, 0, answer, 3, description.length);
    return new Step.Finish(answer, state.timing.commandNanos());
  }

  /** InSelect wakes the known card again after InDeselect. */
  private Step select(byte[] arguments) {
    Target target = state.target;
    if (target == null || arguments[0] != Target.NUMBER) {
      return state.status(Status.NOT_ACCEPTABLE);
    }
    if (state.targetSelected) {
      return state.status(Status.OK);
    }
    Activation activation =
        new Activation(
            target.uid(),
            state.autoRats(),
            found -> {
              if (found == null) {
                return state.status(Status.TIMEOUT);
              }
              state.target = found;
              state.targetSelected = true;
              return state.status(Status.OK);
            });
    return activation.begin();
  }

  private Step carrierOn(Supplier<Step> then) {
    return new Step.Carrier(true, then);
  }

  private static boolean uidLength(int length) {
    return length == 0 || length == 4 || length == 7 || length == 10 || length == 8 || length == 12;
  }

  /** Hosts may give a long UID with its cascade tags: 8 bytes for 7, 12 for 10. */
  private static byte[] withoutCascadeTags(byte[] given) {
    return switch (given.length) {
      case 8 -> Arrays.copyOfRange(given, 1, 8);
      case 12 -> {
        byte[] uid = new byte[10];
        System.arraycopy(given, 1, uid, 0, 3);
        System.arraycopy(given, 5, uid, 3, 7);
        yield uid;
      }
      default -> given;
    };
  }
}
