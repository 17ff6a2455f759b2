package faraday.rig.connector;

import static faraday.rig.connector.ConnectorRig.MS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimContactor.Line;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.lock.LockConfig;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import faraday.rig.circuit.CpParts;
import faraday.rig.circuit.InletParts;
import faraday.rig.circuit.S2;
import faraday.rig.circuit.SampledPilot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seq 8.1 at every corner of the parts: source ± 0.6 V, resistors ± 3 %, diode 0.55 … 0.85 V, 0.3
 * and 5.5 nF, 6 … 80 A, ticks of 1 … 10 ms, releases of 10 … 20 ms, and noise far beyond ± 1 %.
 */
final class CornerTest {

  private static final int CORNERS = 8;
  private static final int OPENINGS = 3;
  private static final int NOISE_MV = 400;
  private static final int[] LIMITS_MA = {6_000, 10_000, 32_000, 51_000, 63_000, 80_000};

  /** With the command line stuck high the monostable opens, fed last before S2 opened. */
  @ParameterizedTest
  @CsvSource({"PER_SAMPLE, GOOD, 65", "PLATEAU, GOOD, 62", "PER_SAMPLE, STUCK_HIGH, 84"})
  void partsContactsInTime(PilotModel model, Line command, int limitMs) {
    for (int corner = 0; corner < CORNERS; corner++) {
      for (int i = 0; i < LIMITS_MA.length; i++) {
        int periodMs = 1 + (corner * LIMITS_MA.length + i) % 10;
        ConnectorRig rig = rig(model, corner, periodMs).offeredWithOwnCable(LIMITS_MA[i]);
        SeededRandom random = new SeededRandom(corner, "moment");
        for (int n = 0; n < OPENINGS; n++) {
          rig.must(s -> s.contactor() == ContactorState.CLOSED, 10_000, "closed");
          long tookNanos = openingMs(rig, random, command);
          String where = "corner " + corner + ", " + LIMITS_MA[i] + " mA, tick " + periodMs;
          assertTrue(tookNanos > 0 && tookNanos <= limitMs * MS, where + ": " + tookNanos);
        }
      }
    }
  }

  private static long openingMs(ConnectorRig rig, SeededRandom random, Line command) {
    rig.simulation.runTo(rig.clock.nowNanos() + random.nextInt(200_000_000));
    rig.plant.contactor().commandLine(command);
    long atNanos = rig.clock.nowNanos();
    rig.plant.car().forceS2(S2.OPEN);
    rig.runMs(200);
    rig.plant.contactor().commandLine(Line.GOOD);
    rig.runMs(300);
    rig.plant.car().forceS2(S2.READY);
    return rig.journal.mainOpenedNanos - atNanos;
  }

  private static ConnectorRig rig(PilotModel model, int corner, int periodMs) {
    boolean high = (corner & 1) == 0;
    boolean slow = (corner & 2) != 0;
    boolean deep = (corner & 4) != 0;
    CpParts source =
        new CpParts(high ? 12.6 : 11.4, deep ? -12.6 : -11.4, high ? 970 : 1_030, slow ? 1.6 : 0.3);
    InletParts usual = InletParts.corner(high);
    InletParts inlet =
        new InletParts(
            usual.r2Ohm(),
            usual.r3ReadyOhm(),
            usual.r3VentilationOhm(),
            usual.diodeV(),
            slow ? 3.9 : 0);
    PlantModel plant =
        PlantModel.standard()
            .with(model)
            .with(CarModel.standard().with(new CarModel.Timing(100, 100, 100_000, 100)))
            .with(source, inlet)
            .with(new SampledPilot.Converter(13_382, NOISE_MV, 0))
            .with(new SimContactor.Timing(60, 25, high ? 20 : 10));
    ConnectorConfig config =
        ConnectorConfig.standard()
            .withPeriodMs(periodMs)
            .withSiteLimitMa(80_000)
            .withLock(LockConfig.standard().withCable(80_000));
    return new ConnectorRig(plant, config, corner);
  }
}
