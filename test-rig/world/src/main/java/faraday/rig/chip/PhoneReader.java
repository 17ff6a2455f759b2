package faraday.rig.chip;

import faraday.hal.Ticked;
import faraday.rig.rf.Picc;
import faraday.rig.rf.RadioField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The NFC controller of a phone in reader mode. While somebody holds it to a charger it polls,
 * activates what answers, and lets its application speak; an activation that ends is followed by
 * the next one after a pause, as phones do within one human tap. Confined to the world's loop.
 */
public final class PhoneReader implements Ticked {

  private enum Phase {
    AWAY,
    RESTING,
    POLLING,
    ASKING,
    EXCHANGING,
    CHECKING,
    RELEASING
  }

  /** FSDI 8, CID 0: frames of 256 bytes, as both families of phones ask for. */
  private static final int RATS_PARAMETER = 0x80;

  private static final long FIELD_SETTLE_NANOS = 5_000_000;

  /** Between two looks whether the tag is still there (Android checks about so often). */
  private static final long PRESENCE_NANOS = 125_000_000;

  private final RadioField field;
  private final ReaderApp app;
  private final long pollNanos;
  private final CommandRunner runner;
  private Phase phase = Phase.AWAY;
  private @Nullable IsoDepReader isoDep;
  private long dueNanos = NEVER;
  private long spokeNanos;
  private long endedNanos;
  private boolean ended;
  private byte[] heard = new byte[0];

  /**
   * A phone that is nowhere near a charger.
   *
   * @param field of the phone's own antenna; ticked by the phone alone
   * @param pollNanos from one search to the next
   */
  public PhoneReader(RadioField field, ReaderApp app, long pollNanos) {
    this.field = field;
    this.app = app;
    this.pollNanos = pollNanos;
    this.runner = new CommandRunner(field, FIELD_SETTLE_NANOS, this::ended);
  }

  /** Holds the phone to a charger's antenna; the first search begins at once. */
  public void hold(Picc charger, long nowNanos) {
    field.place(charger, nowNanos);
    rest(nowNanos, nowNanos);
  }

  /** Takes it away, also in mid-frame. */
  public void takeAway(long nowNanos) {
    boolean spoke = isoDep != null;
    runner.drop();
    isoDep = null;
    field.remove(nowNanos);
    field.power(false, nowNanos);
    phase = Phase.AWAY;
    if (spoke) {
      app.lost(nowNanos);
    }
  }

  /** True from {@link #hold} to {@link #takeAway}. */
  public boolean held() {
    return phase != Phase.AWAY;
  }

  @Override
  public void tick(long nowNanos) {
    boolean moved = phase != Phase.AWAY;
    while (moved) {
      field.tick(nowNanos);
      moved = runner.advance(nowNanos) || step(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return switch (phase) {
      case AWAY -> NEVER;
      case RESTING, ASKING -> Math.min(dueNanos, runner.nextDeadlineNanos());
      default -> runner.nextDeadlineNanos();
    };
  }

  private boolean step(long nowNanos) {
    if (ended) {
      ended = false;
      conclude(endedNanos);
      return true;
    }
    if ((phase != Phase.RESTING && phase != Phase.ASKING) || nowNanos < dueNanos) {
      return false;
    }
    long atNanos = dueNanos;
    if (phase == Phase.RESTING) {
      poll(atNanos);
      return true;
    }
    return ask(atNanos);
  }

  private void poll(long atNanos) {
    phase = Phase.POLLING;
    Activation attempt = new Activation(new byte[0], RATS_PARAMETER, this::found);
    runner.start(new Step.Carrier(true, attempt::begin), atNanos);
  }

  private Step found(@Nullable Target target) {
    isoDep = target == null ? null : target.isoDep();
    return new Step.Finish(new byte[0], 0);
  }

  private boolean ask(long atNanos) {
    return switch (app.next(atNanos)) {
      case ReaderApp.Act.Send(byte[] command) -> {
        phase = Phase.EXCHANGING;
        exchange(command, atNanos);
        yield true;
      }
      case ReaderApp.Act.Wait(long untilNanos) -> {
        dueNanos = Math.max(untilNanos, atNanos + 1);
        if (dueNanos - spokeNanos > PRESENCE_NANOS) {
          dueNanos = Math.max(atNanos + 1, spokeNanos + PRESENCE_NANOS);
          yield atNanos >= spokeNanos + PRESENCE_NANOS && checkPresence(atNanos);
        }
        yield false;
      }
      case ReaderApp.Act.LetGo _ -> {
        phase = Phase.RELEASING;
        IsoDepReader link = link();
        runner.start(link.deselect(_ -> new Step.Finish(new byte[0], 0)), atNanos);
        yield true;
      }
    };
  }

  private boolean checkPresence(long atNanos) {
    phase = Phase.CHECKING;
    exchange(new byte[0], atNanos);
    return true;
  }

  private void exchange(byte[] command, long atNanos) {
    runner.start(
        link()
            .exchange(
                command,
                false,
                outcome -> {
                  boolean good = outcome.status() == Status.OK;
                  byte[] marked = new byte[1 + outcome.data().length];
                  marked[0] = (byte) (good ? 1 : 0);
                  System.arraycopy(outcome.data(), 0, marked, 1, outcome.data().length);
                  return new Step.Finish(marked, 0);
                }),
        atNanos);
  }

  private void ended(Step last, long atNanos) {
    ended = true;
    endedNanos = atNanos;
    heard = last instanceof Step.Finish(byte[] data, long _) ? data : new byte[0];
  }

  private void conclude(long atNanos) {
    switch (phase) {
      case POLLING -> {
        if (isoDep == null) {
          rest(atNanos + pollNanos, atNanos);
        } else {
          spokeNanos = atNanos;
          app.discovered(atNanos);
          askAt(atNanos);
        }
      }
      case EXCHANGING, CHECKING -> exchanged(phase == Phase.EXCHANGING, atNanos);
      case RELEASING -> {
        isoDep = null;
        app.lost(atNanos);
        doze(atNanos + app.pauseNanos());
      }
      default -> {}
    }
  }

  private void exchanged(boolean apdu, long atNanos) {
    spokeNanos = atNanos;
    boolean good = heard.length > 0 && heard[0] == 1 && (!apdu || heard.length > 2);
    if (!good) {
      isoDep = null;
      app.lost(atNanos);
      rest(atNanos + pollNanos, atNanos);
      return;
    }
    if (apdu) {
      app.answered(Arrays.copyOfRange(heard, 1, heard.length), atNanos);
    }
    askAt(atNanos);
  }

  private void askAt(long atNanos) {
    phase = Phase.ASKING;
    dueNanos = atNanos;
  }

  private void rest(long untilNanos, long atNanos) {
    doze(untilNanos);
    field.power(false, atNanos);
  }

  /** The same with the field left on, as when a phone lets go of a tag to take it up again. */
  private void doze(long untilNanos) {
    phase = Phase.RESTING;
    runner.drop();
    dueNanos = untilNanos;
  }

  private IsoDepReader link() {
    IsoDepReader link = isoDep;
    if (link == null) {
      throw new IllegalStateException("nothing is activated");
    }
    return link;
  }
}
