package faraday.rig.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.bench.PhoneField;
import faraday.rig.board.BoardScene;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.invariant.NonceWatch;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PageReader;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole charges with the charger as a card (issue 4 item 1, E4, E9, E19). */
final class ReadingPhonesTest {

  private final BoardScene scene = new BoardScene();

  @Test
  void anAppStartsAndStopsByReadingTheCharger() {
    WalletPhone phone = scene.driver("Ida");
    AppReader app = new AppReader(phone);
    scene.plug(1);
    tap(phone, app, Intent.START);
    scene.granted(phone);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S), "it charges");
    scene.run(30 * BoardScene.S);
    tap(phone, app, Intent.STOP);
    assertTrue(phone.log().last(PhoneEvent.Stopped.class).isPresent(), () -> said(phone));
    scene.leave(1);
    scene.isSafe();
    assertTrue(NonceWatch.opened(scene.wire.frames(), scene.keys()) >= 6, "and it was watched");
  }

  @Test
  void aPageStartsAndStopsByReadingAndWriting() {
    WalletPhone phone = scene.driver("Pia");
    PageReader page = new PageReader(phone, PageReader.Habit.HONEST);
    scene.plug(1);
    tap(phone, page, Intent.START);
    scene.granted(phone);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S), "it charges");
    scene.run(30 * BoardScene.S);
    tap(phone, page, Intent.STOP);
    assertTrue(phone.log().last(PhoneEvent.Stopped.class).isPresent(), () -> said(phone));
    scene.leave(1);
  }

  @Test
  void aPhoneWithoutWalletIsOfferedALink() {
    WalletPhone phone = scene.phone("Eve");
    PageReader page = new PageReader(phone, PageReader.Habit.NO_WALLET);
    PhoneReader reader = hold(page);
    scene.run(2 * BoardScene.S);
    reader.takeAway(scene.clock.nowNanos());
    assertEquals(Optional.of("https://faraday.example/tap"), page.openedLink());
  }

  @Test
  void nobodyMakesTheTagReadOnly() {
    WalletPhone phone = scene.driver("Max");
    PageReader page = new PageReader(phone, PageReader.Habit.MAKES_READ_ONLY);
    scene.plug(1);
    tap(phone, page, Intent.START);
    assertTrue(page.lockRefused());
    scene.granted(phone);
  }

  @Test
  void detectionMayRunTwice() {
    WalletPhone phone = scene.driver("Two");
    PageReader page = new PageReader(phone, PageReader.Habit.DETECTS_TWICE);
    scene.plug(1);
    tap(phone, page, Intent.START);
    scene.granted(phone);
  }

  @Test
  void aTornWriteIsInvisibleAndTheNextTapWorks() {
    WalletPhone phone = scene.driver("Tom");
    PageReader page = new PageReader(phone, PageReader.Habit.HONEST);
    scene.plug(1);
    phone.want(Intent.START);
    PhoneReader reader = hold(page);
    assertTrue(scene.runUntil(() -> wroteSomething(phone), 5 * BoardScene.S));
    scene.run(150 * BoardScene.MS);
    reader.takeAway(scene.clock.nowNanos());
    scene.run(BoardScene.S);
    assertEquals(-1, page.committedNanos());
    assertFalse(phone.log().last(PhoneEvent.Granted.class).isPresent());
    tapAgain(phone, reader);
    scene.granted(phone);
  }

  @Test
  void anAppThatIsTornAwayGetsTheSameSessionNextTime() {
    WalletPhone phone = scene.driver("Ada");
    AppReader app = new AppReader(phone);
    scene.plug(1);
    phone.want(Intent.START);
    PhoneReader reader = hold(app);
    assertTrue(scene.runUntil(() -> app.answeredNanos() >= 0, 5 * BoardScene.S));
    reader.takeAway(scene.clock.nowNanos());
    scene.run(BoardScene.S);
    assertFalse(scene.watch.closed(1), "nobody knows that the driver knows");
    phone.want(Intent.START);
    tapAgain(phone, reader);
    scene.granted(phone);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S));
  }

  private static boolean wroteSomething(WalletPhone phone) {
    return phone.log().frames().stream().anyMatch(frame -> !frame.toPhone());
  }

  private void tap(WalletPhone phone, ReaderApp app, Intent intent) {
    phone.want(intent);
    tapAgain(phone, PhoneField.reader(app, scene.taps));
  }

  private void tapAgain(WalletPhone phone, PhoneReader reader) {
    if (!reader.held()) {
      scene.world.add(reader);
      reader.hold(scene.board.antenna(), scene.clock.nowNanos());
    }
    scene.runUntil(() -> phone.wanted().isEmpty(), 12 * BoardScene.S);
    scene.run(300 * BoardScene.MS);
    reader.takeAway(scene.clock.nowNanos());
    scene.run(BoardScene.S);
  }

  private PhoneReader hold(ReaderApp app) {
    PhoneReader reader = PhoneField.reader(app, scene.taps);
    scene.world.add(reader);
    reader.hold(scene.board.antenna(), scene.clock.nowNanos());
    return reader;
  }

  private static String said(WalletPhone phone) {
    StringBuilder all = new StringBuilder(phone.name());
    for (PhoneLog.Entry entry : phone.log().entries()) {
      all.append('\n').append(entry.atNanos() / 1000).append(' ').append(entry.event());
    }
    return all.toString();
  }
}
