package faraday.firmware.wire;

/**
 * What came out of hostile bytes: a value, or the reason why there is none.
 *
 * @param <T> the value's type
 */
public sealed interface Decoded<T> {

  /** The bytes were exactly what the specification lays down. */
  record Value<T>(T value) implements Decoded<T> {}

  /** The bytes were refused. */
  record Malformed<T>(Flaw flaw) implements Decoded<T> {}
}
