package faraday.rig.chip;

import org.jspecify.annotations.Nullable;

/** Everything the commands of one chip share; a power cycle makes a new one. */
final class ChipState {

  /** SetParameters bit 10: RATS follows the selection of an ISO-DEP card by itself. */
  static final int AUTO_RATS = 0x10;

  /** Retry count that means "for ever". */
  static final int RETRY_FOR_EVER = 0xFF;

  private static final int DEFAULT_PARAMETERS = 0x14;
  private static final int DEFAULT_RETRY_TIMEOUT_CODE = 0x0A;
  private static final int TIMEOUT_CODE_MAX = 0x10;
  private static final long TIMEOUT_UNIT_NANOS = 100_000;

  /** SetParameters bit 20: the chip itself does ISO/IEC 14443-4 as a card. */
  static final int ISO_DEP_CARD = 0x20;

  final CardMode cardMode;
  final Registers registers = new Registers();
  final Pn532Timing timing;
  int parameters = DEFAULT_PARAMETERS;
  int retryTimeoutCode = DEFAULT_RETRY_TIMEOUT_CODE;
  int comRetries;
  int atrRetries = RETRY_FOR_EVER;
  int passiveRetries = RETRY_FOR_EVER;
  int lastError;
  boolean samConfigured;

  /** Speed to change to once the host has acknowledged the response, 0 for none. */
  int nextBaud;

  /** Wake-up sources after which the chip sleeps once its response has left, or −1. */
  int sleepWakeSources = -1;

  /** False between InDeselect and InSelect. */
  boolean targetSelected;

  /** The one card this chip can hold, or null. */
  @Nullable Target target;

  ChipState(Pn532Timing timing, CardMode cardMode) {
    this.cardMode = cardMode;
    this.timing = timing;
  }

  boolean autoRats() {
    return (parameters & AUTO_RATS) != 0;
  }

  boolean isoDepCard() {
    return (parameters & ISO_DEP_CARD) != 0;
  }

  /**
   * How long InCommunicateThru waits for an answer: 0.1 ms · 2^(code−1), or for ever for code 0.
   */
  long retryTimeoutNanos() {
    int code = Math.min(retryTimeoutCode, TIMEOUT_CODE_MAX);
    return code == 0 ? Long.MAX_VALUE / 4 : TIMEOUT_UNIT_NANOS << (code - 1);
  }

  /** A plain answer after the usual processing time. */
  Step.Finish answer(int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return new Step.Finish(bytes, timing.commandNanos());
  }

  /** A status byte that GetGeneralStatus will repeat. */
  Step.Finish status(int status) {
    lastError = status;
    return answer(status);
  }
}
