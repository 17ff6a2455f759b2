package faraday.firmware.wire.frame;

import faraday.firmware.wire.WireCode;

/** A connector as the credentials show it; the code is the byte on the wire (SPEC §3.3). */
public enum ConnectorState implements WireCode {
  /** Nothing plugged. */
  FREE(0),
  /** A car is plugged, no session. */
  PLUGGED(1),
  /** Charging, or held for someone. */
  BUSY(2),
  /** Someone's reservation stands. */
  RESERVED(3),
  /** Out of order. */
  FAULTED(4);

  private final int code;

  ConnectorState(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
