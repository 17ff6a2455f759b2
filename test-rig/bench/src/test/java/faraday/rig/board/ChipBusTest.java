package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.ChipBus;
import faraday.rig.bench.PhoneField;
import faraday.rig.car.PlantModel;
import faraday.rig.chip.PhoneReader;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole charger whose PN532 is wired by each of its host interfaces (issue 4, item 1). */
final class ChipBusTest {

  private static final long S = BoardScene.S;

  @ParameterizedTest
  @EnumSource(ChipBus.class)
  void aPhoneIsReadStartsAndStops(ChipBus bus) {
    BoardScene scene = scene(bus);
    WalletPhone anna = scene.charging("Anna");
    scene.run(10 * S);
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent());
    scene.leave(1);
    scene.endsWell();
  }

  @ParameterizedTest
  @EnumSource(ChipBus.class)
  void aPhoneThatReadsStartsAndStops(ChipBus bus) {
    BoardScene scene = scene(bus);
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    read(scene, anna, Intent.START);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * S), "charges");
    read(scene, anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent());
    scene.leave(1);
    scene.endsWell();
  }

  @ParameterizedTest
  @EnumSource(ChipBus.class)
  void findsItsChipAgainAfterTheProcessAndAfterThePowerWasGone(ChipBus bus) {
    BoardScene scene = scene(bus);
    scene.board.restart();
    scene.up();
    scene.board.powerCycle();
    scene.up();
    scene.run(S);
    assertEquals(1, scene.board.charger().chip().stats().starts());
    scene.charged("Anna");
  }

  private static BoardScene scene(ChipBus bus) {
    return new BoardScene(1, BoardSpec.of("board", PlantModel.standard()).withChipBus(bus));
  }

  private static void read(BoardScene scene, WalletPhone phone, Intent intent) {
    phone.want(intent);
    PhoneReader reader = PhoneField.reader(new AppReader(phone), scene.trace);
    scene.world.add(reader);
    reader.hold(scene.board.antenna(), scene.clock.nowNanos());
    scene.runUntil(() -> phone.wanted().isEmpty(), 12 * S);
    reader.takeAway(scene.clock.nowNanos());
    scene.run(S);
  }
}
