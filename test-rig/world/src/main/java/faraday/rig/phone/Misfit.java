package faraday.rig.phone;

/** Why the phone's own check (E4) finds that a token does not fit what the charger showed. */
public enum Misfit {
  /** The wallet holds no token at all. */
  NO_TOKEN,
  /** Audience or location is neither this charger nor its site. */
  ANOTHER_CHARGER,
  /** No such connector, or not the one wished. */
  CONNECTOR,
  /** The connector is faulted. */
  FAULTED,
  /** The connector serves someone else. */
  IN_USE,
  /** Not yet valid. */
  NOT_YET_VALID,
  /** Expired. */
  EXPIRED,
  /** The wished or scheduled duration is longer than the token or the charger allows. */
  DURATION,
  /** The wished energy is more than the token allows. */
  ENERGY,
  /** The price or currency shown is not the token's. */
  PRICE,
  /** Credit is below the threshold, or the place was added without signal (E22). */
  GO_ONLINE
}
