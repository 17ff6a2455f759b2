package faraday.firmware.access;

import faraday.firmware.wire.token.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Quarter hours of the site's local days (E17): 96 on most, 92 or 100 when clocks change. A slot's
 * number is the local time of the day ÷ 15 min, so numbers are missing on short days and come twice
 * on long ones. UTC decides; the number is what people see and book.
 *
 * @param zone of the site
 */
public record SlotCalendar(ZoneId zone) {

  /** Length of a slot, also on days that are not 24 h long. */
  public static final int SLOT_S = 900;

  private static final int SECONDS_PER_MINUTE = 60;

  /** Quarter hours of a local day. */
  public int slotsOf(LocalDate day) {
    return (int)
        (Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone)).toSeconds()
            / SLOT_S);
  }

  /** The number of the slot that runs at this second, 0 … 95. */
  public int numberAt(long epochS) {
    return at(epochS).toLocalTime().toSecondOfDay() / SLOT_S;
  }

  /** Minute of the local day at this second, 0 … 1439. */
  public int minuteAt(long epochS) {
    return at(epochS).toLocalTime().toSecondOfDay() / SECONDS_PER_MINUTE;
  }

  /** UTC second at which the local day of this second began. */
  public long dayStartS(long epochS) {
    return at(epochS).toLocalDate().atStartOfDay(zone).toEpochSecond();
  }

  /**
   * Whether a slot says the same as a window: it begins with the window, in local time, and the
   * window is as long as the slot. So a slot that the clock skips fits no window, and one that
   * comes twice fits only with its offset.
   */
  public boolean fits(Grant.Slot slot, long fromS, long toS) {
    ZonedDateTime begin = at(fromS);
    boolean sharp = begin.toLocalTime().toSecondOfDay() == slot.first() * SLOT_S;
    boolean asLong = toS - fromS == (long) slot.count() * SLOT_S;
    return sharp && asLong && offsetFits(slot, begin);
  }

  private boolean offsetFits(Grant.Slot slot, ZonedDateTime begin) {
    if (slot.offsetMinutes().isPresent()) {
      int seconds = slot.offsetMinutes().getAsInt() * SECONDS_PER_MINUTE;
      return begin.getOffset().getTotalSeconds() == seconds;
    }
    LocalDateTime wall = begin.toLocalDateTime();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
    return offsets.size() == 1;
  }

  private ZonedDateTime at(long epochS) {
    return Instant.ofEpochSecond(epochS).atZone(zone);
  }
}
