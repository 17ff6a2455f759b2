package faraday.pilot.planted;

import java.util.stream.IntStream;

/** Planted: what the architecture's test must notice. */
public final class PilotStreams {
  private PilotStreams() {}

  /** Allocates. */
  public static int sum(int[] samples) {
    return IntStream.of(samples).sum();
  }
}
