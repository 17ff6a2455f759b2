package faraday.rig.plant;

import static faraday.rig.plant.Effect.answers;
import static faraday.rig.plant.Effect.doesNothing;
import static faraday.rig.plant.Effect.returns;
import static faraday.rig.plant.Effect.skips;

import java.util.List;

/** What a power cut may not break: the rules of docs/spec/journal.md §2 – §6. */
public final class JournalPlants {

  private static final String J = "firmware.journal.";
  private static final String CONTAINS = "java.util.Set.contains";

  /** All of them; the power-cut campaign must catch each. */
  public static final List<PlantedFault> ALL =
      List.of(
          plant("trailer-first", "a torn record counts", "FlashWrite.ofRecord", false),
          plant("torn-tail-forgotten", "bytes are programmed twice", "Recovery.readPlaced", false),
          plant("blank-is-erased", "a weak sector is used", "Recovery.blankUse", false),
          plant("retried-in-place", "a failed record is lost", "JournalWriter.leaveTried", false),
          plant("not-read-back", "a record is not what was said", "FlashWrite.readsBack", false),
          new PlantedFault(
              "durable-too-early",
              "a record counts that is not on flash",
              J + "FlashWrite.committed",
              returns(true)),
          new PlantedFault(
              "sums-not-checked",
              "torn bytes are read as a record",
              J + "RecordFormat.recordAt",
              answers(J + "RecordFormat.crc32c", 0)),
          new PlantedFault(
              "not-carried-over",
              "spent tokens come back to life",
              J + "Journal.checkpoint",
              skips("java.util.List.forEach")),
          new PlantedFault(
              "sector-bounds-forgotten",
              "sectors with records are erased",
              J + "SectorMap.holds",
              doesNothing()),
          new PlantedFault(
              "active-sector-freed",
              "the newest records are erased",
              J + "Release.eraseFloor",
              returns(Long.MAX_VALUE)),
          new PlantedFault(
              "released-read-again",
              "a settled session is billed again",
              J + "Release.readFloor",
              returns(0L)),
          new PlantedFault(
              "released-not-dropped",
              "a settled session is billed again",
              J + "RecordIndex.dropUpTo",
              doesNothing()),
          new PlantedFault(
              "nothing-released",
              "the journal fills for ever",
              J + "Checkpoint.releasedSeq",
              returns(0L)),
          new PlantedFault(
              "erase-not-looked-at",
              "a half erased sector is used",
              J + "Bytes.blank",
              returns(true)));

  private JournalPlants() {}

  private static PlantedFault plant(String id, String hazard, String method, boolean answer) {
    return new PlantedFault(id, hazard, J + method, answers(CONTAINS, answer));
  }
}
