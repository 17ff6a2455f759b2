package faraday.hal;

/** What is stored to open the socket lock when the mains fail. Used by the safety loop only. */
public interface StoredEnergy {

  /** Share of what one full travel of the bolt takes, 0 … 1000 permille and more when full. */
  int chargePermille();
}
