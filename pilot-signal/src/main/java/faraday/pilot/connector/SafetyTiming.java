package faraday.pilot.connector;

/**
 * All durations of the safety loop, in ms. Where the standard gives a limit the default keeps a
 * distance from it. Numbers marked "practice" are what open firmwares use.
 *
 * @param leaveReadyMs how long the pilot must read neither C nor D before that counts: with a 10 ms
 *     sampling window and contactor release it stays inside the 100 ms of table A.6 seq 8.1, 8.2
 * @param confirmMs how long any other reading must stand
 * @param unpluggedMs how long A must stand before the plug counts as pulled (contacts open at once)
 * @param steadyReadyMs steady C or D with a good low side before closing; longer than a vehicle's
 *     B-C-B pulse of 200 … 400 ms (seq 11), well inside the 3 s of seq 3.2 and 4
 * @param dutyGapMs least time between two duty changes, unless to steady +12 V or −12 V (seq 6)
 * @param underLoadMs how long a vehicle may ignore steady +12 V before it is cut off (seq 10.2)
 * @param contactorGapMs least time between an opening and the next closing, above 500 ms; 5 s are
 *     practice, but would break the 3 s of seq 4 for a vehicle that asks again at once
 * @param closeMs how long the mirror may take to show closed (practice)
 * @param weldMs how long the mirror may show closed after the order to open (practice)
 * @param lowSideMs how long the low plateau may be wrong while the contacts are open
 * @param lowSideClosedMs the same while they are closed
 * @param silentMs how long the converter may deliver nothing
 * @param lateMs how late a tick may come (design §2)
 * @param holdMs how long the hardware holds the coil after a feed, at least (design §2: at most 60)
 * @param serviceSilentMs how long the service loop may be silent while power is offered (design §2)
 * @param holdOffMs no offer for this long after a late tick
 */
public record SafetyTiming(
    int leaveReadyMs,
    int confirmMs,
    int unpluggedMs,
    int steadyReadyMs,
    int dutyGapMs,
    int underLoadMs,
    int contactorGapMs,
    int closeMs,
    int weldMs,
    int lowSideMs,
    int lowSideClosedMs,
    int silentMs,
    int lateMs,
    int holdMs,
    int serviceSilentMs,
    int holdOffMs) {

  /** The same with another rest of the contactor. */
  public SafetyTiming withContactorGapMs(int newGapMs) {
    return new SafetyTiming(
        leaveReadyMs,
        confirmMs,
        unpluggedMs,
        steadyReadyMs,
        dutyGapMs,
        underLoadMs,
        newGapMs,
        closeMs,
        weldMs,
        lowSideMs,
        lowSideClosedMs,
        silentMs,
        lateMs,
        holdMs,
        serviceSilentMs,
        holdOffMs);
  }

  /** The defaults. */
  public static SafetyTiming standard() {
    return new SafetyTiming(
        25, 25, 200, 500, 5_000, 6_000, 2_000, 500, 1_000, 100, 30, 25, 40, 60, 10_000, 5_000);
  }
}
