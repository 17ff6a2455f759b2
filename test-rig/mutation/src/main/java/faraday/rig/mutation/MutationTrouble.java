package faraday.rig.mutation;

import java.io.Serial;

/** A run that says nothing about the tests: it did not start, was empty or did not end. */
public final class MutationTrouble extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /** In one line. */
  public MutationTrouble(String why) {
    super(why);
  }
}
