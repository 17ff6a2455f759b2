package faraday.firmware.journal;

/** A piece of work on the chip, advanced step by step; at most one is under way. */
interface FlashTask {

  /** How a step ended. */
  enum Progress {
    /** The chip is at work. */
    WAITING,
    /** Something was done; the next step may follow at once. */
    ADVANCED,
    /** All done and seen to be right. */
    DONE,
    /** The chip refused, failed, or reads back something else. */
    FAILED
  }

  /** One step; not called again after DONE or FAILED. */
  Progress step();
}
