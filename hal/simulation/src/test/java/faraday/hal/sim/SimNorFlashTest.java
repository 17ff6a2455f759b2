package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.NorFlash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a W25Q-class chip does, and what a power cut does to it. */
final class SimNorFlashTest {

  private final VirtualClock clock = new VirtualClock();
  private final List<String> events = new ArrayList<>();
  private final SimProbe probe =
      new SimProbe() {
        @Override
        public void level(long nowNanos, String signal, long value) {
          events.add(nowNanos + " " + signal + " " + value);
        }

        @Override
        public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
          events.add(nowNanos + " " + signal + " " + Arrays.toString(data));
        }
      };
  private final SimNorFlash flash = newFlash(1);

  private SimNorFlash newFlash(long seed) {
    return new SimNorFlash(clock, 4, probe, new SeededRandom(seed, "flash"));
  }

  @Test
  void comesErased() {
    byte[] expected = new byte[4 * 4096];
    Arrays.fill(expected, (byte) 0xFF);
    assertArrayEquals(expected, flash.image());
    assertEquals(NorFlash.Status.READY, flash.status());
  }

  @Test
  void programmingOnlyClearsBits() {
    program(10, 0xF0);
    program(10, 0x3C);
    assertEquals(0x30, at(10));
    assertEquals(1, flash.overprograms());
  }

  @Test
  void erasingSetsTheWholeSectorAndCountsWear() {
    program(4095, 0);
    program(4096, 0);
    program(8191, 0);
    erase(4096);
    assertEquals(0, at(4095));
    assertEquals(0xFF, at(4096));
    assertEquals(0xFF, at(8191));
    assertEquals(1, flash.eraseCount(1));
    assertEquals(0, flash.eraseCount(0));
  }

  @Test
  void isBusyForItsTimeAndRefusesEverythingMeanwhile() {
    assertTrue(flash.startProgram(0, new byte[] {0}, 0, 1));
    assertEquals(SimNorFlash.PROGRAM_NANOS, flash.busyUntilNanos());
    clock.advanceTo(SimNorFlash.PROGRAM_NANOS - 1);
    assertEquals(NorFlash.Status.BUSY, flash.status());
    assertFalse(flash.read(0, new byte[1], 0, 1));
    assertFalse(flash.startProgram(1, new byte[] {0}, 0, 1));
    assertFalse(flash.startErase(0));
    clock.advanceTo(SimNorFlash.PROGRAM_NANOS);
    assertEquals(NorFlash.Status.READY, flash.status());
    assertEquals(0, at(0));
    assertEquals(1, flash.operations());
  }

  @Test
  void takesAWholePageAndRefusesToCrossItsBorder() {
    assertTrue(flash.startProgram(256, new byte[256], 0, 256));
    pass(SimNorFlash.PROGRAM_NANOS);
    assertFalse(flash.startProgram(512, new byte[257], 0, 257));
    assertFalse(flash.startProgram(767, new byte[2], 0, 2));
    assertFalse(flash.startProgram(512, new byte[1], 0, 0));
  }

  @Test
  void refusesWhatLiesOutside() {
    int size = flash.sizeBytes();
    assertTrue(flash.read(size - 1, new byte[1], 0, 1));
    assertFalse(flash.read(size, new byte[1], 0, 1));
    assertFalse(flash.read(-1, new byte[1], 0, 1));
    assertFalse(flash.read(size - 1, new byte[2], 0, 2));
    assertFalse(flash.startProgram(size, new byte[1], 0, 1));
    assertFalse(flash.startErase(size));
    assertFalse(flash.startErase(1));
    assertFalse(flash.startErase(-4096));
    assertEquals(0, flash.operations());
  }

  @Test
  void aPlannedCutLeavesExactlyThePrefix() {
    flash.planCut(new FlashCut(0, 3, FlashCut.Rest.UNTOUCHED));
    assertTrue(flash.startProgram(0, new byte[8], 0, 8));
    assertFalse(flash.powered());
    assertEquals(NorFlash.Status.FAILED, flash.status());
    assertFalse(flash.read(0, new byte[1], 0, 1));
    assertFalse(flash.startErase(0));
    flash.powerOn();
    assertEquals(NorFlash.Status.READY, flash.status());
    assertEquals(0, at(2));
    assertEquals(0xFF, at(3));
  }

  @Test
  void aCutAtRandomBitsNeverTouchesABitThatWasToStay() {
    for (int seed = 0; seed < 50; seed++) {
      SimNorFlash other = newFlash(seed);
      byte[] data = new byte[256];
      Arrays.fill(data, (byte) 0xA5);
      other.planCut(new FlashCut(0, 100, FlashCut.Rest.RANDOM_BITS));
      assertTrue(other.startProgram(0, data, 0, 256));
      byte[] image = other.image();
      int changed = 0;
      for (int i = 0; i < 256; i++) {
        assertEquals(0xA5, image[i] & 0xA5);
        assertTrue(i >= 100 || image[i] == (byte) 0xA5);
        changed += image[i] == (byte) 0xA5 ? 0 : 1;
      }
      assertTrue(changed > 50);
    }
  }

  @Test
  void aCutInTimeLeavesWhatTheTimeAllowed() {
    assertTrue(flash.startProgram(0, new byte[100], 0, 100));
    pass(SimNorFlash.PROGRAM_NANOS / 4);
    flash.cutPower(FlashCut.Rest.UNTOUCHED);
    flash.powerOn();
    assertEquals(0, at(24));
    assertEquals(0xFF, at(25));
  }

  @Test
  void aCutEraseLeavesAWeakSectorUntilAWholeOne() {
    program(0, 0);
    program(4000, 0);
    flash.planCut(new FlashCut(2, 2048, FlashCut.Rest.UNTOUCHED));
    assertTrue(flash.startErase(0));
    flash.powerOn();
    assertEquals(0xFF, at(0));
    assertEquals(0, at(4000));
    assertEquals(0, flash.eraseCount(0));
    program(0, 0);
    assertEquals(1, flash.weakPrograms());
    erase(0);
    program(0, 0);
    assertEquals(1, flash.weakPrograms());
  }

  @Test
  void failsLiesAndHangsOnRequest() {
    flash.inject((erase, address, operation) -> FlashFaults.Outcome.FAILED);
    program(0, 0);
    assertEquals(NorFlash.Status.FAILED, flash.status());
    assertEquals(0xFF, at(0));
    flash.inject((erase, address, operation) -> FlashFaults.Outcome.SILENTLY_INCOMPLETE);
    program(0, 0);
    assertEquals(NorFlash.Status.READY, flash.status());
    assertEquals(1, at(0));
    flash.inject((erase, address, operation) -> FlashFaults.Outcome.HANGS);
    program(1, 0);
    pass(3_600_000_000_000L);
    assertEquals(NorFlash.Status.BUSY, flash.status());
  }

  @Test
  void reportsOperationsWithAddressAndBytes() {
    assertTrue(flash.startProgram(0x102, new byte[] {9, 8, 7}, 1, 2));
    pass(SimNorFlash.PROGRAM_NANOS);
    assertTrue(flash.startErase(4096));
    assertEquals(
        List.of(
            "0 flash.program [0, 0, 1, 2, 8, 7]",
            SimNorFlash.PROGRAM_NANOS + " flash.erase [0, 0, 16, 0]"),
        events);
  }

  @Test
  void keepsItsContentOverPowerCutsAndImages() {
    program(7, 0x42);
    byte[] image = flash.image();
    flash.cutPower(FlashCut.Rest.RANDOM_BITS);
    flash.powerOn();
    assertArrayEquals(image, flash.image());
    SimNorFlash other = newFlash(1);
    other.load(image);
    assertArrayEquals(image, other.image());
    assertThrows(IllegalArgumentException.class, () -> other.load(new byte[1]));
  }

  private void program(int address, int value) {
    assertTrue(flash.startProgram(address, new byte[] {(byte) value}, 0, 1));
    pass(SimNorFlash.PROGRAM_NANOS);
    flash.status();
  }

  private void erase(int address) {
    assertTrue(flash.startErase(address));
    pass(SimNorFlash.ERASE_NANOS);
    assertEquals(NorFlash.Status.READY, flash.status());
  }

  private int at(int address) {
    return Byte.toUnsignedInt(flash.image()[address]);
  }

  private void pass(long nanos) {
    clock.advanceTo(clock.nowNanos() + nanos);
  }
}
