package faraday.firmware.wire.token;

import faraday.firmware.wire.Range;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** RFC 3339 in the one form OCPP asks a server for: {@code 2026-01-01T12:00:00Z}. */
final class UtcText {

  /** No such time. */
  static final long NONE = -1;

  private static final String FORM = "dddd-dd-ddTdd:dd:ddZ";

  private UtcText() {}

  /** UTC seconds 0 … 2³²−1, or {@link #NONE}. */
  static long epochS(String text) {
    if (!hasForm(text)) {
      return NONE;
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19));
      long epochS = time.toEpochSecond(ZoneOffset.UTC);
      return epochS >= 0 && epochS <= Range.MAX_U32 ? epochS : NONE;
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  private static boolean hasForm(String text) {
    boolean fits = text.length() == FORM.length();
    for (int i = 0; fits && i < FORM.length(); i++) {
      char one = text.charAt(i);
      fits = FORM.charAt(i) == 'd' ? one >= '0' && one <= '9' : one == FORM.charAt(i);
    }
    return fits;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
