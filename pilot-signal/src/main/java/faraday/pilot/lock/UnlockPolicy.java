package faraday.pilot.lock;

/** What becomes of a held cable that is pulled at the vehicle (table A.6 seq 2.1). */
public enum UnlockPolicy {
  /** A token locked it: it stays until the same user's release. */
  BY_USER,
  /** Nobody owns it: freed within 5 s of state A. */
  AUTOMATIC
}
