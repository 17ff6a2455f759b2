package faraday.rig.office;

/** Why the office does not take an item. Carrying it again would not change anything. */
public enum RecordRefusal {
  /** No such charger is registered. */
  UNKNOWN_CHARGER,
  /** Neither an own nor a sealed record. */
  UNKNOWN_KIND,
  /** The seal does not open with the office's key for this charger. */
  DOES_NOT_OPEN,
  /** Header, sums or own link of the journal record are wrong. */
  DAMAGED,
  /** The record holds no session: not STOP, CLOSE or LAPSE. */
  NOT_MONEY,
  /** The payload is not COSE with a session record in it. */
  MALFORMED,
  /** Not signed by the charger it came from. */
  SIGNATURE,
  /** The signed record names another charger. */
  ANOTHER_CHARGER,
  /** The signed record names another place in the journal than its header. */
  ANOTHER_PLACE,
  /** It says to follow a record that does not lie before it. */
  ORDER,
  /** Its previous link is not that of the neighbour the office holds, or the neighbour's is not. */
  CHAIN,
  /** Another record stands under this number already. */
  CONFLICT,
  /** Its ledgerSeq was never given to this wallet, or is missing. */
  LEDGER_GAP,
  /** Its ledgerSeq is another token's. */
  LEDGER_REPEAT,
  /** Energy is not the difference of the registers. */
  ENERGY,
  /** Cost is not what energy, duration and prices give. */
  COST,
  /** A lapsed grant with a start, energy or cost. */
  LAPSE_WITH_SESSION
}
