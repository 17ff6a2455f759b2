package faraday.rig.demo;

/** What {@code bench demo --sabotage} damages; everything else stays honest. */
public enum Sabotage {
  /** One bit of the token in the driver's wallet. */
  TOKEN,
  /** One bit of the proof that the wallet signs. */
  PROOF,
  /** The journal's medium: every write fails from the first tap on. */
  JOURNAL,
  /** The radio link: the phone is torn away between M2 and M3. */
  LINK
}
