package faraday.pilot.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Raised once, with its evidence; ended only as it says. */
final class FaultLatchTest implements FaultEvidence, FaultListener {

  private final FaultLatch faults = new FaultLatch(this, this);
  private final List<String> told = new ArrayList<>();
  private int highMv = 6_000;
  private int lowMv = -12_000;
  private int currentMa = 16_000;

  @Test
  void beginsWithNothing() {
    assertFalse(faults.stops() || faults.opensAtOnce() || faults.endsSession());
    assertFalse(faults.ofCharger() || faults.waits());
    assertEquals(SafetyFault.NONE, faults.firstStopping());
    assertEquals(SafetyFault.NONE, faults.firstEnding());
    assertEquals(0, faults.latchedBits());
    assertEquals(0, faults.count());
  }

  @Test
  void keepsTheEvidenceOfTheMomentItWasRaised() {
    faults.raise(7, SafetyFault.DIODE_MISSING, 266);
    highMv = 1;
    lowMv = 2;
    currentMa = 3;
    faults.raise(8, SafetyFault.DIODE_MISSING, 4);
    assertEquals(7, faults.atNanos(SafetyFault.DIODE_MISSING));
    assertEquals(6_000, faults.highMv(SafetyFault.DIODE_MISSING));
    assertEquals(-12_000, faults.lowMv(SafetyFault.DIODE_MISSING));
    assertEquals(16_000, faults.currentMa(SafetyFault.DIODE_MISSING));
    assertEquals(266, faults.detail(SafetyFault.DIODE_MISSING));
    assertEquals(1, faults.count());
    assertEquals(List.of("DIODE_MISSING 266 false"), told);
  }

  @Test
  void tellsWhichFaultCameOnTopOfAnother() {
    faults.raise(1, SafetyFault.TICK_LATE, 50);
    faults.raise(2, SafetyFault.METER_SILENT, 5);
    faults.raise(3, SafetyFault.HEAT_SENSOR_FAILED, 0);
    faults.raise(4, SafetyFault.DIODE_MISSING, 6);
    assertEquals(
        List.of(
            "TICK_LATE 50 false",
            "METER_SILENT 5 false",
            "HEAT_SENSOR_FAILED 0 false",
            "DIODE_MISSING 6 true"),
        told);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void doesWhatTheFaultSays(SafetyFault fault) {
    faults.raise(1, fault, 0);
    assertTrue(faults.isLatched(fault));
    assertEquals(fault.reaction() != SafetyFault.Reaction.NOTICE, faults.stops());
    assertEquals(faults.stops(), fault.stops());
    assertEquals(faults.endsSession(), fault.endsSession());
    assertEquals(fault.reaction() == SafetyFault.Reaction.AT_ONCE, faults.opensAtOnce());
    assertEquals(fault.ofCharger(), faults.ofCharger());
    boolean recovers = fault.clears() == SafetyFault.Clears.RECOVERY;
    assertEquals(faults.stops() && !recovers, faults.endsSession());
    assertEquals(faults.stops() && recovers, faults.waits());
    assertEquals(faults.stops() ? fault : SafetyFault.NONE, faults.firstStopping());
    assertEquals(faults.endsSession() ? fault : SafetyFault.NONE, faults.firstEnding());
    assertEquals(1, Long.bitCount(faults.latchedBits()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void endsByRecoveryOnlyWhatRecovers(SafetyFault fault) {
    faults.recover(0, fault);
    assertEquals(List.of(), told);
    faults.raise(1, fault, 0);
    faults.recover(2, fault);
    boolean recovers = fault.clears() == SafetyFault.Clears.RECOVERY;
    assertEquals(!recovers, faults.isLatched(fault));
    assertEquals(recovers, told.contains("over " + fault));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void endsByUnpluggingOnlyWhatThatEnds(SafetyFault fault) {
    faults.raise(1, fault, 0);
    faults.beginTick();
    faults.clearByUnplugging(2);
    boolean unplugs = fault.clears() == SafetyFault.Clears.UNPLUGGING;
    assertEquals(!unplugs, faults.isLatched(fault));
    assertEquals(unplugs, told.contains("over " + fault));
  }

  @Test
  void endsNothingThatWasSeenInThisTick() {
    faults.raise(1, SafetyFault.EMERGENCY_STOP, 0);
    faults.raise(1, SafetyFault.OVER_CURRENT, 0);
    faults.beginTick();
    faults.raise(2, SafetyFault.EMERGENCY_STOP, 0);
    faults.clearByUnplugging(2);
    assertTrue(faults.isLatched(SafetyFault.EMERGENCY_STOP));
    assertFalse(faults.isLatched(SafetyFault.OVER_CURRENT));
    assertEquals(SafetyFault.EMERGENCY_STOP, faults.firstStopping());
  }

  @Test
  void namesTheFirstOfThoseThatAreLatched() {
    faults.raise(1, SafetyFault.TICK_LATE, 0);
    faults.raise(2, SafetyFault.METER_SILENT, 0);
    faults.raise(3, SafetyFault.OVER_CURRENT, 0);
    faults.raise(4, SafetyFault.TICK_ABORTED, 0);
    assertEquals(SafetyFault.METER_SILENT, faults.firstStopping());
    assertEquals(SafetyFault.OVER_CURRENT, faults.firstEnding());
    faults.recover(5, SafetyFault.METER_SILENT);
    assertEquals(SafetyFault.OVER_CURRENT, faults.firstStopping());
  }

  @Test
  void namesTheFirstOfTwoWhereverTheyStand() {
    faults.raise(1, SafetyFault.DIODE_MISSING, 0);
    faults.raise(2, SafetyFault.OVER_CURRENT, 0);
    assertEquals(SafetyFault.DIODE_MISSING, faults.firstStopping());
    faults.beginTick();
    faults.clearByUnplugging(3);
    faults.raise(5, SafetyFault.OVER_CURRENT, 0);
    faults.raise(5, SafetyFault.DIODE_MISSING, 0);
    assertEquals(SafetyFault.DIODE_MISSING, faults.firstStopping(), "at the same time");
  }

  @Test
  void givesEveryFaultACodeOfItsOwn() {
    long codes = Arrays.stream(SafetyFault.values()).map(SafetyFault::code).distinct().count();
    assertEquals(SafetyFault.values().length, codes);
    assertTrue(codes <= Long.SIZE, "all fit into one word");
    assertEquals(0, SafetyFault.NONE.code());
    assertEquals(3, SafetyFault.PILOT_SHORT.code());
  }

  @Test
  void raisesAgainWhatHadEnded() {
    faults.raise(1, SafetyFault.EARTH_LOST, 100);
    faults.recover(2, SafetyFault.EARTH_LOST);
    faults.raise(3, SafetyFault.EARTH_LOST, 105);
    assertEquals(2, faults.count());
    assertEquals(3, faults.atNanos(SafetyFault.EARTH_LOST));
    assertEquals(105, faults.detail(SafetyFault.EARTH_LOST));
  }

  @Override
  public int highMv() {
    return highMv;
  }

  @Override
  public int lowMv() {
    return lowMv;
  }

  @Override
  public int maxCurrentMa() {
    return currentMa;
  }

  @Override
  public void raised(long nowNanos, SafetyFault fault, boolean further, int detail) {
    told.add(fault + " " + detail + " " + further);
  }

  @Override
  public void cleared(long nowNanos, SafetyFault fault) {
    told.add("over " + fault);
  }
}
