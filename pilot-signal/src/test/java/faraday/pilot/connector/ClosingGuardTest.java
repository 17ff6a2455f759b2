package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClosingGuardTest {

  private final ClosingGuard guard = new ClosingGuard();
  private final ClosingGuard.GuardLevels levels = new ClosingGuard.GuardLevels();
  private long nowMs;

  @ParameterizedTest
  @CsvSource({
    "6000, -12000, 267, 6000, SHUT, true",
    "7500, -12000, 267, 6000, SHUT, true",
    "7501, -12000, 267, 6000, SHUT, false",
    "1500, -12000, 267, 6000, SHUT, true",
    "1499, -12000, 267, 6000, SHUT, false",
    "6000, -10000, 267, 6000, SHUT, true",
    "6000, -9999, 267, 6000, SHUT, false",
    "6000, -12000, 80, 6000, SHUT, true",
    "6000, -12000, 79, 6000, SHUT, false",
    "6000, -12000, 970, 6000, SHUT, true",
    "6000, -12000, 971, 6000, SHUT, false",
    "6000, -12000, 1000, 6000, SHUT, false",
    "6000, -12000, 267, 5999, SHUT, false",
    "6000, -12000, 267, 6000, BETWEEN, false",
    "6000, -12000, 267, 6000, OPEN, false"
  })
  void allowsClosingOnlyWhenEverythingIsSeen(
      int highMv, int lowMv, int duty, int orderMa, Bolt bolt, boolean allowed) {
    levels.orderMa = orderMa;
    levels.held = bolt == Bolt.SHUT;
    levels.chainSound = true;
    levels.outputDead = true;
    guard.observe(0, highMv, lowMv, duty, levels);
    assertEquals(allowed, guard.allowsClosing());
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "false, true, false",
    "true, false, false",
    "false, false, false"
  })
  void neverAllowsClosingAgainstTheRawInputs(boolean sound, boolean dead, boolean allowed) {
    levels.orderMa = 6_000;
    levels.held = true;
    levels.chainSound = sound;
    levels.outputDead = dead;
    guard.observe(0, 6_000, -12_000, 267, levels);
    assertEquals(allowed, guard.allowsClosing());
    assertTrue(guard.allowsStaying());
  }

  /** A plateau may drift through the whole zone in which the machine keeps its state. */
  @ParameterizedTest
  @CsvSource({"8000, true", "8001, false", "1000, true", "999, false"})
  void letsClosedContactsBeUpToTheFarEdgesOfTheZones(int highMv, boolean stays) {
    see(highMv, 267, 5);
    assertEquals(stays, guard.allowsStaying());
  }

  @Test
  void letsNoContactsBeWithAnOpenBolt() {
    see(6_000, 267, 5);
    assertTrue(guard.allowsStaying());
    levels.held = false;
    guard.observe(nowMs * Board.MS, 6_000, -12_000, 267, levels);
    assertFalse(guard.allowsStaying());
  }

  @Test
  void allowsNothingBeforeItHasSeenAnything() {
    assertFalse(guard.allowsClosing());
  }

  @Test
  void demandsOpening60MsAfterTheVehicleStoppedAsking() {
    see(6_000, 267, 100);
    see(9_000, 267, 60);
    assertFalse(demands());
    see(9_000, 267, 5);
    assertTrue(demands());
  }

  @Test
  void forgivesAGlitch() {
    see(6_000, 267, 100);
    see(9_000, 267, 55);
    see(6_000, 267, 5);
    see(9_000, 267, 55);
    assertFalse(demands());
  }

  @Test
  void toleratesSteadyHighFor7Seconds() {
    see(6_000, 267, 100);
    see(6_000, 1000, 7_050);
    assertFalse(demands());
    see(6_000, 1000, 50);
    assertTrue(demands());
  }

  @Test
  void toleratesSteadyHighOnlyAfterASignal() {
    see(6_000, 1000, 70);
    assertTrue(demands());
  }

  private void see(int highMv, int duty, int ms) {
    levels.orderMa = 16_000;
    levels.held = true;
    for (int i = 0; i < ms; i += 5) {
      guard.observe(nowMs * Board.MS, highMv, duty == 1000 ? highMv : -12_000, duty, levels);
      nowMs += 5;
    }
  }

  private boolean demands() {
    return guard.demandsOpening((nowMs - 5) * Board.MS);
  }
}
