package faraday.rig.perf;

/** What was to be measured did not happen; its figures stay without a value and are not ok. */
final class NotMeasuredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason in words. */
  NotMeasuredException(String reason) {
    super(reason);
  }

  /** With the reason in words and what lies behind it. */
  NotMeasuredException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
