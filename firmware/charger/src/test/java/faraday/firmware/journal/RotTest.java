package faraday.firmware.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.FlashCut;
import faraday.hal.sim.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rot in the committed middle is kept around and named; no content is ever an exception. */
final class RotTest {

  private static final int RECORDS = 20;

  @Test
  void namesTheHoleAndKeepsEverythingBehindIt() {
    JournalRig rig = written();
    JournalImage sound = JournalImage.of(rig.flash.image());
    int at = sound.addressOf(7);
    int length = bytesOf(sound, 7).length;
    for (int i = 0; i < length; i++) {
      rig.flash.flip(at + i, 0x10);
      RecoveryReport report = JournalImage.of(rig.flash.image()).report();
      assertEquals(List.of(new RecoveryReport.Hole(7, 7)), report.holes(), "byte " + i);
      assertEquals(RECORDS - 1, report.records());
      assertEquals(RECORDS, report.lastSeq());
      assertEquals(at, report.damages().getFirst().address());
      assertEquals(0, report.chainBreaks().size());
      rig.flash.flip(at + i, 0x10);
    }
  }

  @Test
  void goesOnBehindAHoleAndStillReportsItLater() {
    JournalRig rig = written();
    rig.flash.flip(JournalImage.of(rig.flash.image()).addressOf(7) + 50, 0x01);
    rig.boot();
    rig.appendDurably(RecordType.STOP, new byte[100]);
    rig.boot();
    assertEquals(RECORDS + 1, rig.journal.lastDurableSeq());
    assertEquals(List.of(new RecoveryReport.Hole(7, 7)), rig.report().holes());
    assertEquals(RECORDS, rig.records().size());
  }

  @Test
  void readsOnWhenASectorHeaderRots() {
    JournalRig rig = written();
    for (int i = 0; i < SectorHeader.BYTES; i++) {
      rig.flash.flip(4096 + i, 0x80);
      rig.boot();
      assertEquals(RECORDS, rig.records().size(), "byte " + i);
      assertEquals(0, rig.report().holes().size());
      rig.flash.flip(4096 + i, 0x80);
    }
    rig.flash.flip(4096, 0x80);
    rig.boot();
    rig.appendDurably(RecordType.STOP, new byte[1024]);
    assertEquals(RECORDS + 1, rig.boot().records().size());
  }

  @Test
  void keepsASectorThatRottedAltogetherInsteadOfErasingIt() {
    JournalRig rig = written();
    byte[] image = rig.flash.image();
    byte[] noise = JournalRig.payload(4096, 5);
    System.arraycopy(noise, 0, image, 4096, 4096);
    rig.flash.load(image);
    rig.boot();
    assertEquals(1, rig.report().holes().size());
    rig.idle();
    for (int i = 0; i < 20; i++) {
      rig.journal.append(RecordType.STOP, new byte[1024], JournalRig.STAMP);
      rig.idle();
    }
    assertArrayEquals(noise, Arrays.copyOfRange(rig.flash.image(), 4096, 2 * 4096));
  }

  /** The opening of the next sector names the record before it, even when that has rotted. */
  @Test
  void neverGivesANumberAgainThatAnOpenedSectorKnows() {
    JournalRig rig = JournalRig.ready(8);
    for (int i = 1; i <= 3; i++) {
      rig.appendDurably(RecordType.METER, new byte[1024]);
    }
    byte[] link = rig.journal.tipLink();
    rig.idle();
    rig.flash.planCut(new FlashCut(rig.flash.operations() + 1, 0, FlashCut.Rest.UNTOUCHED));
    rig.append(RecordType.STOP, new byte[1024]);
    rig.idle();
    assertFalse(rig.flash.powered());
    rig.flash.powerOn();
    rig.flash.flip(JournalImage.of(rig.flash.image()).addressOf(3) + 60, 1);
    rig.boot();
    assertEquals(4, rig.journal.nextSeq());
    assertEquals(List.of(new RecoveryReport.Hole(3, 3)), rig.report().holes());
    assertArrayEquals(Arrays.copyOf(link, 8), Arrays.copyOf(rig.journal.tipLink(), 8));
    rig.appendDurably(RecordType.CLOSE, new byte[10]);
    rig.boot();
    assertEquals(List.of(new RecoveryReport.Hole(3, 3)), rig.report().holes());
    assertEquals(3, rig.records().size());
  }

  @Test
  void noticesARecordThatDoesNotContinueTheChain() {
    JournalRig rig = JournalRig.ready(8);
    rig.appendDurably(RecordType.BOOT, new byte[10]);
    rig.appendDurably(RecordType.GRANT, new byte[10]);
    byte[] image = rig.flash.image();
    int at = JournalImage.of(image).addressOf(2);
    byte[] forged =
        RecordFormat.encode(
            RecordType.GRANT, 2, JournalRig.STAMP, JournalRig.payload(16, 1), new byte[10]);
    System.arraycopy(forged, 0, image, at, forged.length);
    assertEquals(List.of(2L), JournalImage.of(image).report().chainBreaks());
  }

  /** A trailer that read as torn at one start may read as whole at a later one. */
  @Test
  void letsTheLaterOfTwoRecordsWithOneNumberHold() {
    JournalRig rig = JournalRig.ready(8);
    rig.appendDurably(RecordType.BOOT, new byte[10]);
    byte[] torn =
        RecordFormat.encode(
            RecordType.GRANT, 2, JournalRig.STAMP, rig.journal.tipLink(), new byte[30]);
    byte[] image = rig.flash.image();
    int at = JournalImage.of(image).addressOf(1) + 80;
    System.arraycopy(torn, 0, image, at, torn.length - 1);
    rig.flash.load(image);
    rig.boot();
    rig.appendDurably(RecordType.LAPSE, new byte[20]);
    rig.appendDurably(RecordType.BOOT, new byte[20]);
    rig.flash.flip(at + torn.length - 1, 0xFF ^ torn[torn.length - 1]);
    rig.boot();
    assertEquals(
        List.of(RecordType.BOOT, RecordType.LAPSE, RecordType.BOOT),
        rig.records().stream().map(JournalRecord::type).toList());
    assertEquals(1, rig.report().superseded());
    assertEquals(0, rig.report().chainBreaks().size());
  }

  @Test
  void reportsAnyImageOfAnySizeWithoutAnException() {
    SeededRandom random = new SeededRandom(1, "hostile images");
    for (int i = 0; i < 300; i++) {
      byte[] image = new byte[random.nextInt(5 * 4096)];
      random.nextBytes(image);
      if (i % 2 == 0) {
        forgeHeaders(image, random);
      }
      byte[] before = image.clone();
      JournalImage.of(image).replay(found -> {});
      assertArrayEquals(before, image);
    }
  }

  @Test
  void findsOnlyTrueRecordsInADamagedJournal() {
    JournalRig rig = written();
    byte[] sound = rig.flash.image();
    List<byte[]> truth = new ArrayList<>();
    JournalImage.of(sound).replay(found -> truth.add(found.link()));
    SeededRandom random = new SeededRandom(2, "damages");
    for (int i = 0; i < 500; i++) {
      rig.flash.load(sound);
      for (int flips = random.nextInt(60); flips >= 0; flips--) {
        rig.flash.flip(random.nextInt(rig.flash.sizeBytes()), 1 << random.nextInt(8));
      }
      rig.boot();
      assertNotEquals(JournalState.RECOVERING, rig.journal.state());
      for (JournalRecord found : rig.records()) {
        assertArrayEquals(truth.get((int) found.seq() - 1), found.link());
      }
      rig.appendDurably(RecordType.STOP, new byte[200]);
    }
    assertEquals(0, rig.flash.overprograms());
  }

  /** Valid headers, of sectors and of records, in a sea of noise, with numbers of any size. */
  private static void forgeHeaders(byte[] image, SeededRandom random) {
    for (int at = 0; at + 200 < image.length; at += 16 * (1 + random.nextInt(40))) {
      long seq = random.nextLong() >>> (16 + random.nextInt(48));
      byte[] forged =
          at % 4096 == 0
              ? SectorHeader.opening(random.nextInt(100), seq, new byte[16])
              : RecordFormat.encode(
                  RecordType.STOP, Math.max(1, seq), JournalRig.STAMP, new byte[16], new byte[40]);
      System.arraycopy(forged, 0, image, at % 4096 == 0 ? at + 12 : at, forged.length);
    }
  }

  private static JournalRig written() {
    JournalRig rig = JournalRig.ready(12);
    for (int i = 1; i <= RECORDS; i++) {
      rig.appendDurably(RecordType.METER, JournalRig.payload(400 + i, i));
    }
    assertTrue(rig.flash.eraseCount(2) > 0);
    return rig;
  }

  private static byte[] bytesOf(JournalImage image, long seq) {
    byte[] bytes = image.recordBytes(seq);
    return bytes == null ? new byte[0] : bytes;
  }
}
