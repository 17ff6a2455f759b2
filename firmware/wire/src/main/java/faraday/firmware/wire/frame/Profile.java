package faraday.firmware.wire.frame;

import faraday.firmware.wire.WireCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How the two sides meet; part of the prologue, so neither can be talked into another (TH-29). */
public enum Profile implements WireCode {
  /** The charger is a Type 4 target. */
  TARGET(1),
  /** The charger reads the phone's card emulation. */
  READER(2),
  /** A web page reads and writes NDEF. */
  NDEF(3);

  private final int code;

  Profile(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** The one suite of version 1: P-256, AES-256-GCM, SHA-256. */
  public static final int SUITE = 1;

  private static final byte[] LABEL = "faraday/1".getBytes(StandardCharsets.US_ASCII);

  /** {@code "faraday/1" ‖ suite ‖ profile} (SPEC §2). */
  byte[] prologue() {
    byte[] prologue = Arrays.copyOf(LABEL, LABEL.length + 2);
    prologue[LABEL.length] = SUITE;
    prologue[LABEL.length + 1] = (byte) code();
    return prologue;
  }
}
