package faraday.rig.mutation;

/** Something to mutate. */
final class Fare {

  private Fare() {}

  /** A ride of up to three stops costs 2, a longer one 5. */
  static int of(int stops) {
    return stops <= 3 ? 2 : 5;
  }

  /** Half of a fare, rounded down. */
  static int child(int stops) {
    return of(stops) / 2;
  }
}
