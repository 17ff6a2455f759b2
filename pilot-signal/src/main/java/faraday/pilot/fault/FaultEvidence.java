package faraday.pilot.fault;

/** What is noted beside every fault: this tick's readings. */
public interface FaultEvidence {

  /** High plateau of the pilot, in mV. */
  int highMv();

  /** Low plateau of the pilot, in mV. */
  int lowMv();

  /** Highest phase current of the last meter reading, in mA. */
  int maxCurrentMa();
}
