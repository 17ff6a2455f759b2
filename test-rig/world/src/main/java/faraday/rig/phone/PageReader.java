package faraday.rig.phone;

import faraday.rig.chip.ReaderApp;
import faraday.rig.codec.Frame;
import faraday.rig.codec.OfferSeal;
import faraday.rig.codec.WireException;
import faraday.rig.phone.PhoneEvent.Cause;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Web NFC page on an Android phone (SPEC §9, profile 03). The phone reads the tag and delivers
 * `reading`; the page calls `write()` from there, for which the phone lets go of the tag and takes
 * it up again; then it closes the tag. A further `reading` needs a tag that was away meanwhile. A
 * status word that is not 9000 is a NetworkError to the page, without detail.
 */
public final class PageReader implements ReaderApp {

  /** What the person at the phone does besides holding it. */
  public enum Habit {
    /** Nothing. */
    HONEST,
    /** Has no wallet: the phone opens the link. */
    NO_WALLET,
    /** Asks the phone to make the tag read-only. */
    MAKES_READ_ONLY,
    /** Detection runs twice in each activation, the second time from the CC on. */
    DETECTS_TWICE
  }

  private enum Step {
    READING,
    WRITING,
    CLOSING,
    LOCKING,
    IDLE
  }

  private static final String TYPE = "application/x-faraday";
  private static final byte[] LOCK = {0x00, (byte) 0xD6, 0x00, 0x0E, 0x01, (byte) 0xFF};
  private static final byte[] SELECT_CC = {0x00, (byte) 0xA4, 0, 0x0C, 2, (byte) 0xE1, 0x03};
  private static final int HEADER_BYTES = 4;
  private static final int CHALLENGE = 0;
  private static final int ANSWER = 1;
  private static final long IDLE_NANOS = 100_000_000L;

  private final WalletPhone phone;
  private final Habit habit;
  private NdefSteps steps = new NdefSteps(null, true);
  private Step step = Step.IDLE;
  private boolean again;
  private byte @Nullable [] toWrite;
  private byte[] answeredM0 = new byte[0];
  private @Nullable TapConversation conversation;
  private byte[] said = new byte[0];
  private boolean committed;
  private long readyNanos;
  private long selectNanos = -1;
  private long committedNanos = -1;
  private long answeredNanos = -1;
  private boolean lockRefused;
  private Optional<String> opened = Optional.empty();
  private boolean selectedCc;

  /** A page on a phone. */
  public PageReader(WalletPhone phone, Habit habit) {
    this.phone = phone;
    this.habit = habit;
  }

  /** The link that the phone opened by itself, when it has no wallet. */
  public Optional<String> openedLink() {
    return opened;
  }

  /** Whether the tag refused to be made read-only. */
  public boolean lockRefused() {
    return lockRefused;
  }

  /** When the first SELECT of this tap left, or −1. */
  public long selectNanos() {
    return selectNanos;
  }

  /** When the last write was committed, or −1. */
  public long committedNanos() {
    return committedNanos;
  }

  /** When M4 had been read, or −1. */
  public long answeredNanos() {
    return answeredNanos;
  }

  @Override
  public void discovered(long nowNanos) {
    phone.parts().log().activated();
    byte[] waiting = toWrite;
    step = waiting == null ? Step.READING : Step.WRITING;
    steps = new NdefSteps(waiting == null ? null : NdefSteps.mime(TYPE, waiting), true);
    again = habit == Habit.DETECTS_TWICE;
    think(nowNanos);
  }

  @Override
  public Act next(long nowNanos) {
    if (nowNanos < readyNanos) {
      return new Act.Wait(readyNanos);
    }
    return switch (step) {
      case READING, WRITING -> {
        selectNanos = selectNanos < 0 ? nowNanos : selectNanos;
        yield new Act.Send(steps.next());
      }
      case LOCKING -> new Act.Send(selectedCc ? LOCK.clone() : SELECT_CC.clone());
      case CLOSING -> new Act.LetGo();
      case IDLE -> new Act.Wait(nowNanos + IDLE_NANOS);
    };
  }

  @Override
  public void answered(byte[] response, long nowNanos) {
    phone.parts().log().exchanged();
    think(nowNanos);
    if (step == Step.LOCKING) {
      locked(response);
      return;
    }
    steps.answered(response);
    switch (steps.state()) {
      case RUNNING -> {}
      case FAILED -> networkError(nowNanos);
      case DONE -> done(nowNanos);
    }
  }

  @Override
  public void lost(long nowNanos) {
    if (step == Step.WRITING && toWrite != null) {
      toWrite = null; // the page sees NetworkError and waits for the next reading
    }
    step = Step.IDLE;
  }

  private void done(long nowNanos) {
    if (step == Step.WRITING) {
      toWrite = null;
      committed = true;
      committedNanos = nowNanos;
      step = Step.CLOSING;
    } else if (again) {
      again = false;
      steps = new NdefSteps(null, false);
    } else {
      reading(steps.message(), nowNanos);
    }
  }

  /** The system's dispatch, or the page's `reading` handler. */
  private void reading(byte[] message, long nowNanos) {
    step = Step.IDLE;
    if (habit == Habit.NO_WALLET) {
      opened = NdefSteps.link(message);
      return;
    }
    if (habit == Habit.MAKES_READ_ONLY && !lockRefused) {
      step = Step.LOCKING;
      return;
    }
    Optional<byte[]> payload = NdefSteps.payload(message, TYPE);
    if (phone.wanted().isEmpty() || payload.isEmpty()) {
      return;
    }
    byte[] bytes = payload.get();
    int length = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    boolean sound = bytes[0] == 1 && HEADER_BYTES + length <= bytes.length;
    byte[] content = sound ? Arrays.copyOfRange(bytes, HEADER_BYTES, HEADER_BYTES + length) : bytes;
    if (sound && bytes[1] == CHALLENGE) {
      challenged(content, nowNanos);
    } else if (sound && bytes[1] == ANSWER) {
      answer(content, nowNanos);
    }
  }

  private void challenged(byte[] content, long nowNanos) {
    try {
      byte[] m0 = OfferSeal.m0(content);
      if (Arrays.equals(m0, answeredM0)) {
        sayAgain();
        return;
      }
      Beacon beacon = Beacon.parse(Frame.parse(m0).body());
      Optional<ChargerEntry> known = phone.parts().wallet().charger(beacon.chargerId());
      if (known.isEmpty()) {
        gaveUp(Cause.UNKNOWN_CHARGER, beacon.chargerId().toString(), nowNanos);
        return;
      }
      ChargerEntry charger = known.get();
      OfferSeal.Offer offer = OfferSeal.open(content, charger.signKey(), charger.siteKey());
      speak(offer, nowNanos);
    } catch (WireException e) {
      gaveUp(Cause.MALFORMED, e.layer() + ": " + e.getMessage(), nowNanos);
    }
  }

  /** The same bytes to the same beacon, unless they were committed and their answer is due. */
  private void sayAgain() {
    if (!committed) {
      toWrite = said;
      step = Step.CLOSING;
    }
  }

  private void speak(OfferSeal.Offer offer, long nowNanos) {
    TapConversation fresh = phone.page(nowNanos);
    conversation = fresh;
    PhoneLog log = phone.parts().log();
    log.addFrame(nowNanos, true, offer.m0());
    if (fresh.offered(offer.m0(), offer.credentials(), nowNanos)
        instanceof Reaction.Send(byte[] both)) {
      log.addFrame(nowNanos, false, both);
      answeredM0 = offer.m0();
      said = both;
      committed = false;
      toWrite = both;
      step = Step.CLOSING;
    }
  }

  private void answer(byte[] content, long nowNanos) {
    TapConversation waiting = conversation;
    if (waiting == null) {
      return;
    }
    phone.parts().log().addFrame(nowNanos, true, content);
    answeredNanos = nowNanos;
    waiting.receive(content, nowNanos);
    conversation = null;
    step = Step.CLOSING;
  }

  private void locked(byte[] response) {
    boolean good = response[0] == (byte) 0x90;
    if (good && !selectedCc) {
      selectedCc = true;
      return;
    }
    lockRefused = !good;
    selectedCc = false;
    step = Step.CLOSING;
  }

  private void networkError(long nowNanos) {
    toWrite = null;
    step = Step.CLOSING;
    gaveUp(Cause.MALFORMED, "NetworkError", nowNanos);
  }

  private void gaveUp(Cause cause, String detail, long nowNanos) {
    phone.parts().log().add(nowNanos, new PhoneEvent.GaveUp(cause, detail));
  }

  private void think(long nowNanos) {
    readyNanos = nowNanos + phone.parts().settings().apduNanos();
  }
}
