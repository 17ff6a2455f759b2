package faraday.rig.circuit;

import faraday.hal.PilotOutput;
import java.util.Arrays;

/**
 * The fast model: the converter delivers the settled plateaus as they stand when it is asked, a few
 * samples of each. Right for everything slower than a period.
 */
public final class PlateauPilot implements PilotPort {

  private static final int SAMPLES_PER_SIDE = 4;

  private final CpCircuit circuit;

  /** The ports of a circuit. */
  public PlateauPilot(CpCircuit circuit) {
    this.circuit = circuit;
  }

  @Override
  public int drain(int[] intoMv) {
    int count = Math.min(intoMv.length, 2 * SAMPLES_PER_SIDE);
    int highs = highs(count);
    Arrays.fill(intoMv, 0, highs, circuit.highMv());
    Arrays.fill(intoMv, highs, count, circuit.lowMv());
    return count;
  }

  private int highs(int count) {
    int permille = circuit.drivenPermille();
    if (permille == PilotOutput.STEADY_LOW_PERMILLE) {
      return 0;
    }
    return permille == PilotOutput.STEADY_HIGH_PERMILLE ? count : count / 2;
  }

  @Override
  public void drive(int dutyPermille) {
    if (dutyPermille != circuit.orderedPermille()) {
      circuit.order(dutyPermille);
    }
  }

  @Override
  public int readBackPermille() {
    return circuit.orderedPermille();
  }
}
