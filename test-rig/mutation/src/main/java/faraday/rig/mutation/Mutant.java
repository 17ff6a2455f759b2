package faraday.rig.mutation;

/**
 * One change to the compiled code and what became of it.
 *
 * @param className binary name
 * @param method its name
 * @param line in the source
 * @param mutator short name of the kind of change
 * @param description what was changed
 * @param fate what became of it
 */
public record Mutant(
    String className, String method, int line, String mutator, String description, Fate fate) {

  /** What can become of a mutant, in PIT's words. */
  public enum Fate {
    /** A test failed. */
    KILLED,
    /** The tests did not end any more. */
    TIMED_OUT,
    /** The tests ran out of memory. */
    MEMORY_ERROR,
    /** Nobody noticed. */
    SURVIVED,
    /** No test even comes there. */
    NO_COVERAGE,
    /** The class could not be loaded any more: no mutant at all. */
    NON_VIABLE,
    /** The tests could not be run. */
    RUN_ERROR,
    /** Left over when PIT ended. */
    STARTED,
    /** Left over when PIT ended. */
    NOT_STARTED;

    boolean isDeath() {
      return this == KILLED || this == TIMED_OUT || this == MEMORY_ERROR;
    }
  }
}
