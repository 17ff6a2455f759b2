package faraday.rig.phone;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was said to what: the same bytes in get the same bytes out. */
final class Repeats {

  private static final int KEPT = 16;

  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
  private record Exchange(byte[] in, Reaction out) {}

  private final Deque<Exchange> exchanges = new ArrayDeque<>();

  @Nullable Reaction find(byte[] bytes) {
    for (Exchange exchange : exchanges) {
      if (Arrays.equals(exchange.in(), bytes)) {
        return exchange.out();
      }
    }
    return null;
  }

  Reaction keep(byte[] bytes, Reaction out) {
    if (exchanges.size() == KEPT) {
      exchanges.removeFirst();
    }
    exchanges.addLast(new Exchange(bytes.clone(), out));
    return out;
  }
}
