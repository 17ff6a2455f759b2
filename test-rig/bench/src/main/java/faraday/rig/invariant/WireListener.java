package faraday.rig.invariant;

/** Told of every change of a wire, at the moment of the change. */
@FunctionalInterface
public interface WireListener {

  /**
   * A wire has taken a new level.
   *
   * @param nowNanos when; may lie a little before the moment of the call
   * @param evse connector, from 1
   */
  void changed(long nowNanos, int evse, Wire wire, long value);
}
