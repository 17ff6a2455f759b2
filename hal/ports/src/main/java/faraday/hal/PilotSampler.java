package faraday.hal;

/**
 * The control-pilot voltage as an asynchronous ADC sees it, behind the input divider. Used by the
 * safety loop once per tick.
 */
public interface PilotSampler {

  /**
   * Copies the samples taken since the last call, oldest first, and forgets them. The sampling rate
   * must not be a multiple of the pilot's 1 kHz, so that a window meets both plateaus.
   *
   * @param intoMv receives millivolts against protective earth, about −13 000 … +13 000
   * @return how many samples were copied, at most {@code intoMv.length}; 0 means the converter is
   *     silent, which its user treats as a fault when it lasts
   */
  int drain(int[] intoMv);
}
