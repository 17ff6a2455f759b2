package faraday.rig.fuzz;

import java.util.List;
import java.util.function.Supplier;

/**
 * A parser that must answer to every input.
 *
 * @param name names its corpus file
 * @param form which structure inputs have, so that mutants get past the first check
 * @param parsers makes one for each worker
 * @param seeds inputs that it accepts, or nearly
 */
@SuppressWarnings("ArrayRecordComponent") // the seeds are never changed
public record Target(String name, Form form, Supplier<Parser> parsers, List<byte[]> seeds) {

  /** What becomes of one input. */
  @FunctionalInterface
  public interface Parser {

    /** A word for the outcome: {@link #ACCEPTED}, or which refusal. Must not throw. */
    String parse(byte[] input);
  }

  /** The outcome of a sound input. */
  public static final String ACCEPTED = "accepted";

  /** What inputs look like. */
  public enum Form {
    /** CBOR, with CBOR inside its byte strings. */
    CBOR,
    /** Type, length of two bytes, body. */
    FRAME,
    /** NDEF records with their lengths. */
    NDEF,
    /** Pieces, each behind one byte that holds its length. */
    PIECES,
    /** No structure to keep. */
    BYTES
  }

  /**
   * Most that one input of at most {@link Mutator#INPUT_BYTES_MAX} bytes may make its parser
   * allocate: sixteen times its own length. A count that an input only announces allocates nothing.
   */
  public static final long PARSER_LIMIT_BYTES = 64 * 1024;

  /** The same where a frame that does not open costs its curve operations all the same (TH-28). */
  public static final long DIALOGUE_LIMIT_BYTES = 1024 * 1024;

  /** Which of the two holds. */
  public long allocLimitBytes() {
    return form == Form.PIECES ? DIALOGUE_LIMIT_BYTES : PARSER_LIMIT_BYTES;
  }

  /** Copies the seeds' list. */
  public Target {
    seeds = List.copyOf(seeds);
  }
}
