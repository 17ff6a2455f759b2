package faraday.firmware.wire.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import faraday.firmware.wire.peer.TestCbor;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of 92, 96 and 100 slots (SPEC 4.4), written from when clocks change and by how much; nobody
 * here asks a calendar. Hours and minutes are added up, so the readers' zone rules are the judges.
 */
final class SlotVectors {

  private static final String BERLIN = "Europe/Berlin";
  private static final String NEW_YORK = "America/New_York";
  private static final int SLOT_S = 900;
  private static final int CET = 60;
  private static final int CEST = 120;
  private static final int EST = -300;
  private static final int EDT = -240;

  private final List<VectorFile> days = new ArrayList<>();
  private final List<VectorFile> claims = new ArrayList<>();

  static VectorFile slots() {
    SlotVectors made = new SlotVectors();
    made.day("Berlin, as usual", BERLIN, "2026-03-27T23:00:00Z", 96, CET, CET);
    made.day("Berlin, clocks go forward", BERLIN, "2026-03-28T23:00:00Z", 92, CET, CEST);
    made.day("Berlin, clocks go back", BERLIN, "2026-10-24T22:00:00Z", 100, CEST, CET);
    made.day("New York, clocks go forward", NEW_YORK, "2026-03-08T05:00:00Z", 92, EST, EDT);
    made.day("New York, clocks go back", NEW_YORK, "2026-11-01T04:00:00Z", 100, EDT, EST);
    made.claims();
    return new VectorFile()
        .about(
            "Slots (SPEC 4.4). A day: zone in ASCII, UTC second at which it begins, and for each"
                + " quarter hour its number (1 byte) and offset in minutes (2 bytes, signed)."
                + " A claim 18 fits (01) its window in Berlin, or it is reason 37 (00).")
        .put("days", made.days)
        .put("zone", BERLIN.getBytes(US_ASCII))
        .put("claims", made.claims);
  }

  /** Clocks change at 1 h UTC in Europe, at 2 h local time in America: slot 8 of the old time. */
  private void day(String about, String zone, String begins, int count, int before, int after) {
    int change = zone.equals(BERLIN) ? (60 + before) / 15 : 8;
    ByteBuffer numbers = ByteBuffer.allocate(count);
    ByteBuffer offsets = ByteBuffer.allocate(2 * count);
    for (int i = 0; i < count; i++) {
      int offset = i < change ? before : after;
      numbers.put((byte) (i + (offset - before) / 15));
      offsets.putShort((short) offset);
    }
    days.add(
        new VectorFile()
            .about(about)
            .put("zone", zone.getBytes(US_ASCII))
            .put("begins", Instant.parse(begins).getEpochSecond())
            .put("numbers", numbers.array())
            .put("offsets", offsets.array()));
  }

  private void claims() {
    fits("10:00 to 11:00 in winter", "2026-01-01T09:00:00Z", 4, 40, 4);
    fits("the same with its offset", "2026-01-01T09:00:00Z", 4, 40, 4, CET);
    fails("with another offset", "2026-01-01T09:00:00Z", 4, 40, 4, CEST);
    fails("one number too high", "2026-01-01T09:00:00Z", 4, 41, 4);
    fails("one quarter hour short", "2026-01-01T09:00:00Z", 3, 40, 4);
    fails("one second late", "2026-01-01T09:00:01Z", 4, 40, 4);
    fits("01:45 to 03:15 over the gap", "2026-03-29T00:45:00Z", 2, 7, 2);
    fails("02:00, which is skipped", "2026-03-29T01:00:00Z", 1, 8, 1);
    fails("02:00, said in winter time", "2026-03-29T01:00:00Z", 1, 8, 1, CET);
    fits("03:00 behind the gap", "2026-03-29T01:00:00Z", 1, 12, 1);
    fails("02:00, which comes twice", "2026-10-25T00:00:00Z", 1, 8, 1);
    fits("the first 02:00", "2026-10-25T00:00:00Z", 1, 8, 1, CEST);
    fits("the second 02:00", "2026-10-25T01:00:00Z", 1, 8, 1, CET);
    fails("the first, said in winter time", "2026-10-25T00:00:00Z", 1, 8, 1, CET);
    fits("the whole day of 100", "2026-10-24T22:00:00Z", 100, 0, 100);
    fits("the whole day of 92", "2026-03-28T23:00:00Z", 92, 0, 92);
    fails("96 on a day of 92", "2026-03-28T23:00:00Z", 92, 0, 96);
  }

  private void fits(String about, String begins, int quarters, Object... claim) {
    claim(about, 1, begins, quarters, claim);
  }

  private void fails(String about, String begins, int quarters, Object... claim) {
    claim(about, 0, begins, quarters, claim);
  }

  private void claim(String about, int fits, String begins, int quarters, Object... claim) {
    long fromS = Instant.parse(begins).getEpochSecond();
    claims.add(
        new VectorFile()
            .about(about)
            .put("notBefore", fromS)
            .put("expires", fromS + (long) quarters * SLOT_S)
            .put("claim", TestCbor.encode(List.of(claim)))
            .put("fits", new byte[] {(byte) fits}));
  }
}
