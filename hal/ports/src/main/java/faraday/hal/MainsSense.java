package faraday.hal;

/** The mains on both sides of the contactor. Phases count from 0. Used by the safety loop only. */
public interface MainsSense {

  /** Phases at most. */
  int PHASES_MAX = 3;

  /** True unless the supply fails; falls within 10 ms, while stored energy still runs the board. */
  boolean present();

  /** RMS voltage to neutral before the contactor, in mV, averaged over at most 100 ms. */
  int voltageMv(int phase);

  /** Mains frequency in mHz, averaged over at most 200 ms; 0 when there is none. */
  int frequencyMilliHz();

  /** True while voltage stands behind the contactor on this phase; follows within 20 ms. */
  boolean outputLive(int phase);

  /** The phases that are live behind the contactor, a bit for each, L1 lowest. */
  default int outputLivePhases() {
    int live = 0;
    for (int phase = 0; phase < PHASES_MAX; phase++) {
      live |= outputLive(phase) ? 1 << phase : 0;
    }
    return live;
  }

  /** True while protective earth is sound; follows within 100 ms. */
  boolean earthGood();
}
