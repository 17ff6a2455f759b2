package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.SessionRecord;

/** Something that happened at a phone, for the narrator and the tests. Times are world times. */
public sealed interface PhoneEvent {

  /** The charger selected the wallet. */
  record Selected() implements PhoneEvent {}

  /** A beacon of a known charger was answered. */
  record Asked(Id chargerId, Intent intent) implements PhoneEvent {}

  /** The charger's credentials opened and echo the challenge. */
  record Shown(Credentials credentials) implements PhoneEvent {}

  /** A token left, signed with the price shown; the bytes are the token id in hexadecimal. */
  record TokenSent(String tokenId) implements PhoneEvent {}

  /** Charging may begin once the tap is over. */
  record Granted(Grant grant) implements PhoneEvent {}

  /** The token sent already runs. */
  record AlreadyRunning(Id sessionId, long connector) implements PhoneEvent {}

  /** The session is over and its receipt is good. */
  record Stopped(SessionRecord receipt) implements PhoneEvent {}

  /** The session was ended by a ticket; its signed record follows (SPEC §3.7). */
  record Settled(ShortBill bill) implements PhoneEvent {}

  /** The stop is accepted; the receipt follows at a later tap. */
  record Stopping(Id sessionId) implements PhoneEvent {}

  /** Staff have ended a session that is not theirs; its record is its driver's. */
  record EndedForAnother(Id sessionId) implements PhoneEvent {}

  /** Read, courier, or staff where no session was: the charger has nothing to decide. */
  record Served() implements PhoneEvent {}

  /** The charger refused; 32 says no more than that, on purpose. */
  record Refused(int reason) implements PhoneEvent {}

  /** The charger answered with the refusal frame: something did not open. */
  record TurnedAway() implements PhoneEvent {}

  /** The phone ended the conversation itself and said nothing that identifies it. */
  record GaveUp(Cause cause, String detail) implements PhoneEvent {}

  /** A receipt came that the phone does not accept; nothing is deducted. */
  record ReceiptRejected(ReceiptFault fault) implements PhoneEvent {}

  /** A record was taken along, or not. */
  record RecordOffered(CarriedItem item, boolean stored) implements PhoneEvent {}

  /** The charger judged the ACK this phone brought: 0 taken, 1 … 5 as SPEC §6. */
  record AckJudged(int code) implements PhoneEvent {}

  /** The charger judged an item this phone brought (SPEC §6). */
  record ItemJudged(int operation, int code) implements PhoneEvent {}

  /** The charger said goodbye, or nothing at all after its answer: the tap is complete. */
  record Finished() implements PhoneEvent {}

  /** Field or link was lost before the conversation was complete. */
  record LinkLost() implements PhoneEvent {}

  /** Why a phone gives up. */
  enum Cause {
    /** The directory does not know the charger or its key (TH-25). */
    UNKNOWN_CHARGER,
    /** No token fits what the charger showed (E4). */
    NOTHING_FITS,
    /** The charger's bytes are not what SPEC says, or do not open. */
    MALFORMED,
    /** The credentials echo another challenge or name another charger. */
    WRONG_ECHO,
    /** A frame came that has no place here. */
    OUT_OF_ORDER,
    /** Told to by {@link WalletFault#SILENT_AFTER_M1}. */
    SABOTAGE
  }
}
