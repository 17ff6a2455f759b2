package faraday.rig.invariant;

/** Duty and cable codes by the published tables, written down once more for the judge. */
final class PilotLaw {

  private PilotLaw() {}

  /** The current a vehicle may draw at this duty, in mA; 0 where it may not charge. */
  static int allowedMa(long dutyPermille) {
    if (dutyPermille < 80 || dutyPermille > 970) {
      return 0;
    }
    if (dutyPermille < 100) {
      return 6_000;
    }
    if (dutyPermille <= 850) {
      return (int) dutyPermille * 60;
    }
    return dutyPermille <= 960 ? ((int) dutyPermille - 640) * 250 : 80_000;
  }

  /** What a cable with this code carries, in mA; between two rows the lower one; 0 for none. */
  static int cableMa(long codeOhm) {
    if (codeOhm < 60 || codeOhm > 4_500) {
      return 0;
    }
    if (codeOhm > 936) {
      return 13_000;
    }
    if (codeOhm > 308) {
      return 20_000;
    }
    return codeOhm > 140 ? 32_000 : 63_000;
  }
}
