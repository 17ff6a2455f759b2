package faraday.nfc.chip;

/** What became of the last command. */
public enum CommandOutcome {
  /** No command was given since the chip was started. */
  NONE,
  /** Under way. */
  PENDING,
  /** The chip answered; {@link Pn532#answer()} holds what it said. */
  ANSWERED,
  /** The chip sent its error frame: unknown command or bad parameters. It goes on. */
  SYNTAX_ERROR,
  /** The chip took no notice, however often it was asked. It is started again. */
  NOT_ACKNOWLEDGED,
  /** The command was taken and no answer came in time; it was called off. */
  NO_ANSWER,
  /** The answer came damaged, each time it was asked for again; the command was called off. */
  DAMAGED_ANSWER,
  /** The chip was started again while the command ran. */
  RESTARTED,
  /** The serial line is gone for good. */
  LINE_CLOSED
}
