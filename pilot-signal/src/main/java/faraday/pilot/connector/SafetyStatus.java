package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.lock.LockRow;
import faraday.pilot.state.PilotState;

/**
 * What the service loop knows of one connector: a consistent copy of the safety loop's last tick,
 * taken by {@link #refresh()}. Getters answer from that copy and do not change between refreshes.
 *
 * <p>Confined to the service loop; the safety loop is never delayed by it.
 */
@SuppressWarnings("EnumOrdinal") // ordinals of this run only
public final class SafetyStatus {

  private static final PilotState[] STATES = PilotState.values();
  private static final ContactorState[] CONTACTOR_STATES = ContactorState.values();
  private static final LockMotor.Bolt[] BOLTS = LockMotor.Bolt.values();
  private static final LockRow[] LOCK_ROWS = LockRow.values();
  private static final LimitSource[] LIMIT_SOURCES = LimitSource.values();
  private static final SafetyFault[] FAULTS = SafetyFault.values();

  private final StatusBoard board;
  private final long[] words = new long[StatusBoard.WORDS];

  SafetyStatus(StatusBoard board) {
    this.board = board;
    board.read(words);
  }

  /**
   * Takes the latest state.
   *
   * @return true when a safety tick has completed since the last refresh
   */
  public boolean refresh() {
    long before = atNanos();
    board.read(words);
    return atNanos() != before;
  }

  /** Time of the safety tick that this copy shows, or {@link Long#MIN_VALUE} before the first. */
  public long atNanos() {
    return words[StatusBoard.AT];
  }

  /** The pilot state. */
  public PilotState pilotState() {
    return STATES[(int) words[StatusBoard.STATE]];
  }

  /**
   * True when a plug is in: the pilot shows a vehicle, or, where it cannot tell, the cable code.
   */
  public boolean plugged() {
    return flag(StatusBoard.PLUGGED);
  }

  /** How often the plug was pulled since boot; also counts a pull and re-plug between refreshes. */
  public int unpluggedCount() {
    return number(StatusBoard.UNPLUGGED_COUNT);
  }

  /** True when the vehicle asks for energy (C or D), offered or not. */
  public boolean evWantsEnergy() {
    return flag(StatusBoard.WANTS_ENERGY);
  }

  /** Ampacity of the cable in mA; 0 without a valid one. Never rises while plugged. */
  public int cableLimitMa() {
    return number(StatusBoard.CABLE_LIMIT);
  }

  /**
   * The smallest of all limits, in mA; 0 when power is not ordered, or it is below 6 A. The pilot
   * follows it: see {@link #offeredLimitMa()}.
   */
  public int limitMa() {
    return number(StatusBoard.LIMIT);
  }

  /** Whose limit that is; NONE while power is not ordered. */
  public LimitSource limitSource() {
    return LIMIT_SOURCES[number(StatusBoard.LIMIT_BINDING)];
  }

  /**
   * The current that the pilot offers now, in mA; 0 when none. Takes on {@link #limitMa()} within
   * 10 s (seq 6), at once when that is 0.
   */
  public int offeredLimitMa() {
    return number(StatusBoard.OFFERED_LIMIT);
  }

  /** The duty driven now, in permille. */
  public int dutyPermille() {
    return number(StatusBoard.DUTY);
  }

  /** The contactor, as its mirror confirms it. */
  public ContactorState contactor() {
    return CONTACTOR_STATES[number(StatusBoard.CONTACTOR)];
  }

  /** Mirror-confirmed time of the last closing, or {@link Long#MIN_VALUE}. */
  public long closedAtNanos() {
    return words[StatusBoard.CLOSED_AT];
  }

  /** Mirror-confirmed time of the last opening, or {@link Long#MIN_VALUE}. */
  public long openedAtNanos() {
    return words[StatusBoard.OPENED_AT];
  }

  /** The bolt by its feedback. */
  public LockMotor.Bolt bolt() {
    return BOLTS[number(StatusBoard.BOLT)];
  }

  /** The row of the lock's policy that applies: why the bolt is where it is, or moves. */
  public LockRow lockRow() {
    return LOCK_ROWS[number(StatusBoard.LOCK_ROW)];
  }

  /** Tries of the bolt's present move; 0 when it moves nowhere. */
  public int lockTries() {
    return number(StatusBoard.LOCK_TRIES);
  }

  /** True once the boot self-test has passed; nothing closes before. */
  public boolean selfTestPassed() {
    return flag(StatusBoard.SELF_TEST_PASSED);
  }

  /**
   * True when the standing offer counts no more (unplugged, fault, silence): withdraw it, and offer
   * anew for a new session.
   */
  public boolean offerSpent() {
    return flag(StatusBoard.OFFER_SPENT);
  }

  /** The first latched fault that stops a charge, or {@link SafetyFault#NONE}. */
  public SafetyFault fault() {
    return FAULTS[number(StatusBoard.FAULT)];
  }

  /** The first latched fault that ends a session, or {@link SafetyFault#NONE}. */
  public SafetyFault sessionEndingFault() {
    return FAULTS[number(StatusBoard.FAULT_ENDING)];
  }

  /** True while this fault is latched, whatever it does. */
  public boolean isLatched(SafetyFault fault) {
    return (words[StatusBoard.FAULTS_LATCHED] & 1L << fault.ordinal()) != 0;
  }

  /** When the latched fault was raised. */
  public long faultAtNanos() {
    return words[StatusBoard.FAULT_AT];
  }

  /** High plateau when the latched fault was raised, in mV. */
  public int faultHighMv() {
    return number(StatusBoard.FAULT_HIGH);
  }

  /** Low plateau when the latched fault was raised, in mV. */
  public int faultLowMv() {
    return number(StatusBoard.FAULT_LOW);
  }

  /** Highest phase current when the latched fault was raised, in mA. */
  public int faultCurrentMa() {
    return number(StatusBoard.FAULT_CURRENT);
  }

  /** Highest phase current of the last meter reading, in mA. */
  public int currentMa() {
    return number(StatusBoard.CURRENT);
  }

  /** Further evidence of the latched fault; meaning and unit: see {@link SafetyFault}. */
  public int faultDetail() {
    return number(StatusBoard.FAULT_DETAIL);
  }

  /** Faults raised since boot. */
  public int faultCount() {
    return number(StatusBoard.FAULT_COUNT);
  }

  /** High plateau now, in mV. */
  public int highMv() {
    return number(StatusBoard.HIGH);
  }

  /** Low plateau now, in mV; equal to the high one while nothing switches. */
  public int lowMv() {
    return number(StatusBoard.LOW);
  }

  /** Confirmed closings since boot. */
  public int closingCount() {
    return number(StatusBoard.CLOSING_COUNT);
  }

  /** Openings after the vehicle ignored steady +12 V for 6 s. */
  public int openedUnderLoadCount() {
    return number(StatusBoard.UNDER_LOAD_COUNT);
  }

  /** Openings under more than 1 A, whatever the cause: what wears the contacts. */
  public int wearCount() {
    return number(StatusBoard.WEAR_COUNT);
  }

  /** True while the signal is taken away to wake the vehicle; F then means nothing else. */
  public boolean waking() {
    return flag(StatusBoard.WAKING);
  }

  /** Tries to wake the vehicle since it was plugged in or last asked for energy. */
  public int wakeTries() {
    return number(StatusBoard.WAKE_TRIES);
  }

  /** Ticks that came more than 40 ms late. */
  public int lateTickCount() {
    return number(StatusBoard.LATE_COUNT);
  }

  /**
   * Tests that the residual-current monitor has passed since boot; none closes before the first.
   */
  public int residualTestCount() {
    return number(StatusBoard.RESIDUAL_TESTS);
  }

  /** What temperatures allow, in mA; {@link SafetyOrders#LIMIT_MAX_MA} when they do not limit. */
  public int thermalLimitMa() {
    return number(StatusBoard.THERMAL_LIMIT);
  }

  /** What the mains allow on their way back, in mA; the same when they do not limit. */
  public int mainsLimitMa() {
    return number(StatusBoard.MAINS_LIMIT);
  }

  /** Orders overwritten before the safety loop saw them. */
  public int coalescedOrderCount() {
    return number(StatusBoard.COALESCED_COUNT);
  }

  private int number(int word) {
    return (int) words[word];
  }

  private boolean flag(int word) {
    return words[word] != 0;
  }
}
