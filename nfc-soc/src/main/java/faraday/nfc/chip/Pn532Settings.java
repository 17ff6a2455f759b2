package faraday.nfc.chip;

import faraday.hal.Ticked;

/**
 * Every number of the driver. "UM" is NXP's user manual UM0701-02, known through its users; numbers
 * marked <em>chosen</em> have no outside source.
 *
 * @param speed line speeds
 * @param wake from an unknown chip to one that listens
 * @param waits how long an answer may take
 * @param limits how often anything is tried
 * @param radio what the chip is told about its own patience
 */
public record Pn532Settings(Speed speed, Wake wake, Waits waits, Limits limits, Radio radio) {

  /** Defaults for a chip on a board's own UART. */
  public static final Pn532Settings DEFAULT =
      new Pn532Settings(Speed.DEFAULT, Wake.DEFAULT, Waits.DEFAULT, Limits.DEFAULT, Radio.DEFAULT);

  /** The same with another work speed; the start speed switches the change of speed off. */
  public Pn532Settings withWorkBaud(int workBaud) {
    Speed other = new Speed(speed.startBaud, workBaud, speed.settleMicros);
    return new Pn532Settings(other, wake, waits, limits, radio);
  }

  /**
   * The same with another ACK time-out. A USB adapter that collects bytes for 16 ms before it
   * reports them needs about 100.
   */
  public Pn532Settings withAckMs(int ackMs) {
    Waits other =
        new Waits(
            ackMs,
            Math.max(waits.byteGapMs, ackMs),
            waits.controlMs,
            waits.listMs,
            waits.exchangeMs,
            waits.nackMs);
    return new Pn532Settings(speed, wake, other, limits, radio);
  }

  /**
   * Line speeds in bits per second.
   *
   * @param startBaud what the chip speaks after power-on: 115200 (UM)
   * @param workBaud what both change to, 921600 by default: nearly doubles what a tap can carry
   *     (measured model, NFC fact sheet); must be one that {@link SerialSpeed} knows
   * @param settleMicros pause before and after both ends change, 1000 (chosen)
   */
  public record Speed(int startBaud, int workBaud, int settleMicros) {

    static final Speed DEFAULT = new Speed(115_200, 921_600, 1000);

    /** Refuses speeds the chip does not have. */
    public Speed {
      if (!isKnown(startBaud) || !isKnown(workBaud)) {
        throw new IllegalArgumentException("a PN532 has no speed " + startBaud + "/" + workBaud);
      }
    }

    /** True for a speed that the chip can be told to use. */
    public static boolean isKnown(int baud) {
      return SerialSpeed.code(baud) >= 0;
    }
  }

  /**
   * From an unknown chip to one that listens.
   *
   * @param zeros zero bytes after {@code 55 55} in the wake-up prelude, 14 (libnfc)
   * @param pauseMs between prelude and first frame, 5 (node-pn532, libnfc: "a few")
   * @param quietMs the line counts as drained after so long without a byte, 10 (chosen)
   * @param drainMaxMs give up waiting for quiet, 500 (chosen)
   * @param firstAckMs patience for the very first ACK, 1500 (nfcpy: USB adapters delay the first
   *     byte after reopening by up to 1 s)
   */
  public record Wake(int zeros, int pauseMs, int quietMs, int drainMaxMs, int firstAckMs) {
    static final Wake DEFAULT = new Wake(14, 5, 10, 500, 1500);
  }

  /**
   * How long an answer may take, in milliseconds from the last byte sent.
   *
   * @param ackMs for the ACK of a command, 15 (UM through nfcpy and node-pn532)
   * @param byteGapMs between two bytes of one frame, 20 (chosen)
   * @param controlMs for the answer to a command without radio, 350 (libnfc)
   * @param listMs for the answer to InListPassiveTarget with finite retries, 500 (libnfc 300)
   * @param exchangeMs for the answer of a phone, 2500 (phones take hundreds of milliseconds)
   * @param nackMs for an answer sent again, 350 (chosen)
   */
  public record Waits(
      int ackMs, int byteGapMs, int controlMs, int listMs, int exchangeMs, int nackMs) {
    static final Waits DEFAULT = new Waits(15, 20, 350, 500, 2500, 350);

    /** When the answer to a command of this kind is due, {@link Ticked#NEVER} for LISTEN. */
    long answerDueNanos(CommandKind kind, long ackedNanos) {
      return switch (kind) {
        case CONTROL -> ackedNanos + Millis.nanos(controlMs);
        case LIST -> ackedNanos + Millis.nanos(listMs);
        case EXCHANGE -> ackedNanos + Millis.nanos(exchangeMs);
        case LISTEN -> Ticked.NEVER;
      };
    }
  }

  /**
   * How often anything is tried (all chosen).
   *
   * @param repeats further tries of a command that was not taken, 2
   * @param nacks requests to send a damaged answer again, per command, 3
   * @param switchTries changes of speed that may fail before the driver stays at the start speed, 2
   * @param backOffFirstMs rest after a failed start, doubled each time, 100
   * @param backOffMaxMs longest rest, 5000
   */
  public record Limits(
      int repeats, int nacks, int switchTries, int backOffFirstMs, int backOffMaxMs) {
    static final Limits DEFAULT = new Limits(2, 3, 2, 100, 5000);
  }

  /**
   * What the chip is told about its own patience.
   *
   * @param passiveRetries activation attempts after the first in one InListPassiveTarget, 0…254, 2
   *     (libnfc); 255 would make the chip wait for ever
   */
  public record Radio(int passiveRetries) {
    static final Radio DEFAULT = new Radio(2);

    /** Refuses an endless search. */
    public Radio {
      if (passiveRetries < 0 || passiveRetries > 254) {
        throw new IllegalArgumentException("passive retries " + passiveRetries);
      }
    }
  }
}
