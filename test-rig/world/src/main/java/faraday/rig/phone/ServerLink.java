package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import java.util.List;

/** The server as a phone with signal reaches it. The back office implements it. */
public interface ServerLink {

  /** What the server says to one item; a phone forgets the item unless told to keep it. */
  sealed interface Verdict {

    /** New and good: stored under this journal sequence number. */
    record Stored(long seq) implements Verdict {}

    /** Good, but another phone was quicker. */
    record Known(long seq) implements Verdict {}

    /** Refused for a reason that carrying it again will not change. */
    record Refused(String reason) implements Verdict {}
  }

  /** A signed acknowledgement to be carried to a charger (SPEC §5). */
  @SuppressWarnings("ArrayRecordComponent") // carried unchanged
  record Acknowledgement(Id chargerId, byte[] cose) {}

  /**
   * Something to be carried to a charger (SPEC §6).
   *
   * @param chargerId where to
   * @param operation 1 … 10
   * @param inside the operation, or of what is sealed (10) that of the item in it: it decides the
   *     order
   * @param item the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // carried unchanged
  record Errand(Id chargerId, int operation, int inside, byte[] item) {}

  /** Makes the phone's key known under its wallet id. */
  void enrol(Id walletId, P256PublicKey phoneKey);

  /** Takes one item. */
  Verdict receive(CarriedItem item);

  /** The newest acknowledgement for each charger that has one. */
  List<Acknowledgement> acknowledgements();

  /** Everything else that phones are to carry to chargers. */
  default List<Errand> errands() {
    return List.of();
  }

  /** All chargers a phone may trust. */
  List<ChargerEntry> directory();
}
