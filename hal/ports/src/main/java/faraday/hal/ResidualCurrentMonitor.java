package faraday.hal;

/**
 * The residual-current monitor (RDC-DD, IEC 62955) and its latch. The latch sits in the hardware
 * chain of the contactor's coil: once tripped the coil has no current whatever software commands,
 * until {@link #rearm()}. Software sees a trip only afterwards. Used by the safety loop only.
 */
public interface ResidualCurrentMonitor {

  /** The 6 mA direct-current output, now. */
  boolean dcOutput();

  /** The alternating-current output (20 … 30 mA), now. */
  boolean acOutput();

  /** True from a trip of either output until it is rearmed. */
  boolean tripped();

  /** Resets the latch; without effect while an output still stands. */
  void rearm();

  /** Drives the test winding: a healthy monitor answers with both outputs, one after the other. */
  void test(boolean on);
}
