package faraday.rig.rf;

/** What came back after a transmission. */
public sealed interface Reception {

  /** A frame; whether its checksum is good is for the receiver to find out. */
  record Received(RfFrame frame) implements Reception {}

  /** Nothing within the time allowed. */
  record Silence() implements Reception {}
}
