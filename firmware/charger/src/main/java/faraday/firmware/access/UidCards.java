package faraday.firmware.access;

import faraday.firmware.session.SessionLimits;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cards known by nothing but their UID, which anybody can read and copy: a low-trust list, empty
 * and so switched off unless an installer fills it (issue 4, item 1; SPEC §7.1).
 *
 * @param cards at most {@link #CARDS_MAX}
 * @param cap what such a card may do at most, whatever the place allows to others
 */
public record UidCards(List<Card> cards, Cap cap) {

  /** Longest list. */
  public static final int CARDS_MAX = 256;

  /** Nobody; cards are not looked at. */
  public static final UidCards OFF = new UidCards(List.of(), Cap.STANDARD);

  /** Copies the list; refuses one that is too long or names a UID twice. */
  public UidCards {
    cards = List.copyOf(cards);
    boolean twice = cards.stream().map(Card::uid).distinct().count() < cards.size();
    if (cards.size() > CARDS_MAX || twice) {
      throw new IllegalArgumentException("a list of " + cards.size() + " cards, or one twice");
    }
  }

  boolean off() {
    return cards.isEmpty();
  }

  /** The card of this UID, or null. Every entry is looked at, however early one fits. */
  @Nullable Card named(Bytes uid) {
    Card found = null;
    for (Card card : cards) {
      found = card.uid().equals(uid) ? card : found;
    }
    return found;
  }

  /**
   * One card.
   *
   * @param uid 4, 7 or 10 bytes; no random one, which begins with 08 and names nobody
   * @param driverId 1…16 bytes, what its sessions are booked on; never the single zero of the
   *     button
   */
  public record Card(Bytes uid, Bytes driverId) {

    /** Refuses what can name nobody. */
    public Card {
      if (!UidShape.of(uid).listable()) {
        throw new IllegalArgumentException("no lasting UID: " + uid);
      }
      Range.require("driverId", driverId.length(), 1, 16);
      if (driverId.equals(FreeStart.AT_CHARGER)) {
        throw new IllegalArgumentException("the driver of the button");
      }
    }
  }

  /**
   * The low-trust right.
   *
   * @param energyWh at least 1
   * @param durationS at least 1
   */
  public record Cap(long energyWh, long durationS) {

    /** 10 kWh and 2 h, as where the clock is not certain (design §3). */
    public static final Cap STANDARD = new Cap(10_000, 7200);

    /** Refuses a right to nothing. */
    public Cap {
      Range.require("energyWh", energyWh, 1, Range.MAX_U32);
      Range.require("durationS", durationS, 1, Range.MAX_U32);
    }

    SessionLimits narrow(SessionLimits left) {
      return new SessionLimits(
          Math.min(left.energyWh(), energyWh),
          Math.min(left.durationS(), durationS),
          left.costMinor(),
          left.endsEpochS());
    }
  }
}
