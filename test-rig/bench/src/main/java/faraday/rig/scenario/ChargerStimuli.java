package faraday.rig.scenario;

import faraday.hal.sim.FlashFaults;
import faraday.pilot.connector.SafetyOrders;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What happens to supply, processor, flash and clock of the charger, and what is ordered of it. */
final class ChargerStimuli {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final FlashFaults.Outcome[] OUTCOMES = FlashFaults.Outcome.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.word(
              "power",
              Shape.Word.of("off", "on", "cycle"),
              "takes the supply of the charger's electronics, gives it back, or both at once",
              ChargerStimuli::power),
          Stimulus.number(
              "mainsMv",
              new Shape.Whole(0, 400_000),
              "sets the mains voltage per phase",
              (scene, millivolt) -> scene.plant().mainsMv((int) millivolt)),
          Stimulus.number(
              "stallServiceMs",
              new Shape.Whole(1, 600_000),
              "the service loop stands still for so long",
              (scene, ms) -> {
                running(scene);
                scene.board().stallService(ms * NANOS_PER_MS);
              }),
          Stimulus.number(
              "stallMs",
              new Shape.Whole(1, 600_000),
              "the whole process stands still for so long, as in a pause of the JVM",
              (scene, ms) -> {
                running(scene);
                scene.stall(ms * NANOS_PER_MS);
              }),
          Stimulus.plain(
              "die",
              "the process ends; outputs stay as they were driven last",
              scene -> {
                running(scene);
                scene.kill();
              }),
          Stimulus.word(
              "flash",
              Shape.Word.spoken(FlashFaults.Outcome.class),
              "what becomes of every write to the journal's flash from now on",
              (scene, index) -> scene.flash(OUTCOMES[index])),
          Stimulus.plain(
              "clockBatteryLost",
              "the clock chip loses its battery",
              scene -> scene.board().wallClock().loseBattery()),
          Stimulus.number(
              "offerMa",
              new Shape.Whole(0, SafetyOrders.LIMIT_MAX_MA),
              "orders another limit within the running session",
              ChargerStimuli::offer),
          Stimulus.plain("withdraw", "orders steady +12 V", scene -> orders(scene).withdraw()),
          Stimulus.flag(
              "available",
              "takes the connector out of use, or back into it",
              (scene, available) -> orders(scene).available(available)));

  private ChargerStimuli() {}

  private static void power(Scene scene, int index) throws Impossible {
    if (index == 1) {
      Impossible.unless(!scene.powered(), "the charger has power");
      scene.powerOn();
      return;
    }
    Impossible.unless(scene.powered(), "the charger has no power");
    scene.powerOff();
    if (index == 2) {
      scene.powerOn();
    }
  }

  private static void running(Scene scene) throws Impossible {
    Impossible.unless(scene.processLives(), "no process runs");
  }

  private static SafetyOrders orders(Scene scene) throws Impossible {
    running(scene);
    return scene.orders();
  }

  private static void offer(Scene scene, long limitMa) throws Impossible {
    orders(scene).offer((int) limitMa);
    scene.circumstances().orderLimitMa(limitMa);
  }
}
