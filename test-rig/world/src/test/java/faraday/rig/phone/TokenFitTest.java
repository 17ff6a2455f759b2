package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.Id;
import faraday.rig.codec.WireException;
import faraday.rig.script.ApduTerminal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * E4: a token leaves the phone only if it fits this charger, this time, this duration, this price.
 */
class TokenFitTest {

  private static final long NOW = TapScene.NOW_S;
  private static final String ELSEWHERE = Id.derived(2, "elsewhere").text();

  private final TapScene scene = new TapScene();

  static Stream<Arguments> misfits() {
    return Stream.of(
        claim(3, ELSEWHERE, Misfit.ANOTHER_CHARGER),
        faraday(2, new byte[8], Misfit.ANOTHER_CHARGER),
        claim(4, NOW, Misfit.EXPIRED),
        claim(5, NOW + 1, Misfit.NOT_YET_VALID),
        faraday(6, 99L, Misfit.PRICE),
        faraday(7, 46L, Misfit.PRICE),
        faraday(14, 840L, Misfit.PRICE),
        faraday(10, 1979L, Misfit.DURATION),
        faraday(15, 2L, Misfit.CONNECTOR),
        shown(4, 1979, Misfit.DURATION),
        shown(4, 0, Misfit.DURATION),
        shown(7, 101, Misfit.PRICE),
        shown(8, 44, Misfit.PRICE),
        shown(9, 756, Misfit.PRICE),
        shown(10, new byte[] {4}, Misfit.FAULTED),
        shown(10, new byte[] {2}, Misfit.IN_USE),
        shown(10, new byte[] {}, Misfit.CONNECTOR),
        shown(2, NOW - 1, Misfit.NOT_YET_VALID),
        shown(2, NOW + 86_400, Misfit.EXPIRED));
  }

  static Stream<Arguments> fits() {
    return Stream.of(
        claim(3, Id.derived(1, "site").text(), Misfit.NO_TOKEN),
        claim(4, NOW + 1, Misfit.NO_TOKEN),
        claim(5, NOW, Misfit.NO_TOKEN),
        faraday(10, 1980L, Misfit.NO_TOKEN),
        shown(4, 1980, Misfit.NO_TOKEN),
        shown(10, new byte[] {1}, Misfit.NO_TOKEN),
        shown(2, NOW + 86_399, Misfit.NO_TOKEN));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void staysSilent(FakeServer.Terms terms, int item, Object value, Misfit misfit)
      throws WireException {
    ApduTerminal.Transfer answer = show(terms, item, value);

    assertEquals(0x6F00, answer.word());
    assertEquals(0, answer.data().length);
    PhoneEvent.GaveUp end = scene.last(PhoneEvent.GaveUp.class);
    assertEquals(PhoneEvent.Cause.NOTHING_FITS, end.cause());
    assertEquals(misfit.name(), end.detail());
    assertTrue(scene.phone.log().all(PhoneEvent.TokenSent.class).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fits")
  void sendsAtTheLimit(FakeServer.Terms terms, int item, Object value, Misfit none)
      throws WireException {
    assertEquals(0x9000, show(terms, item, value).word());
    assertEquals(1, scene.phone.log().all(PhoneEvent.TokenSent.class).size());
    assertEquals(Misfit.NO_TOKEN, none);
  }

  private ApduTerminal.Transfer show(FakeServer.Terms terms, int item, Object value)
      throws WireException {
    scene.withToken(terms);
    scene.ask(Intent.START);
    if (item >= 0) {
      scene.charger.show(item, value);
    }
    return scene.terminal.transfer(scene.charger.m2());
  }

  @Test
  void looksOnAmongItsTokensUntilOneFits() throws WireException {
    scene.withToken((claims, faraday, command) -> claims.put(4L, NOW - 1));
    scene.withToken((claims, faraday, command) -> faraday.put(7L, 1L));
    scene.withToken();

    assertEquals(0x9000, scene.show(Intent.START).word());
  }

  @Test
  void usesItsOwnClockWhileTheChargersIsNotTrusted() throws WireException {
    scene.charger.show(2, 0);
    scene.charger.show(3, 0);
    scene.withToken();
    assertEquals(0x9000, scene.show(Intent.START).word());
    scene.terminal.deactivate();

    scene.terminal.waitNanos(86_400L * 1_000_000_000L);

    assertEquals(0x6F00, scene.show(Intent.START).word());
    assertEquals("EXPIRED", scene.last(PhoneEvent.GaveUp.class).detail());
  }

  @Test
  void aWishIsMeasuredAgainstTokenAndCharger() throws WireException {
    scene.withToken();
    for (Wish wish : List.of(new Wish(30_001, 0, 0), new Wish(0, 7201, 0), new Wish(0, 0, 2))) {
      scene.phone.want(Intent.START, wish);
      scene.terminal.activate();
      scene.charger.readM1(scene.terminal.transfer(scene.charger.m0()).data());
      assertEquals(0x6F00, scene.terminal.transfer(scene.charger.m2()).word());
      scene.terminal.deactivate();
    }
    assertEquals(
        List.of("ENERGY", "DURATION", "CONNECTOR"),
        scene.phone.log().all(PhoneEvent.GaveUp.class).stream()
            .map(PhoneEvent.GaveUp::detail)
            .toList());
  }

  private static Arguments claim(long key, Object value, Misfit misfit) {
    FakeServer.Terms terms = (claims, faraday, command) -> claims.put(key, value);
    return Arguments.of(terms, -1, 0, misfit);
  }

  private static Arguments faraday(long key, Object value, Misfit misfit) {
    FakeServer.Terms terms = (claims, faraday, command) -> faraday.put(key, value);
    return Arguments.of(terms, -1, 0, misfit);
  }

  private static Arguments shown(int item, Object value, Misfit misfit) {
    return Arguments.of(FakeServer.Terms.USUAL, item, value, misfit);
  }
}
