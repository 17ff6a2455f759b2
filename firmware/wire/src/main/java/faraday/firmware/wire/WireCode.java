package faraday.firmware.wire;

/** A constant that stands as a number on the wire. */
public interface WireCode {

  /** The number, 0 … 255. */
  int code();
}
