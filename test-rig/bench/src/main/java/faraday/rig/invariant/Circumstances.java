package faraday.rig.invariant;

/**
 * What the world did to a connector, as far as an invariant must know it: what is broken on
 * purpose, and when the plug went. Told by whoever acts on the world.
 */
public final class Circumstances {

  private static final long NOBODY_LIMITS_MA = 80_000;
  private static final long NOT_TETHERED = 0;

  private boolean contactsBroken;
  private boolean mirrorBroken;
  private boolean generatorBroken;
  private boolean boltForced;
  private long tetheredMa = NOT_TETHERED;
  private boolean pulled;
  private long pulledNanos;
  private boolean fed = true;
  private long unfedNanos;
  private long siteMa = NOBODY_LIMITS_MA;
  private long orderMa = NOBODY_LIMITS_MA;

  /** The contacts do not follow the coil: welded, slow or never closing. */
  public void contactsBroken(boolean broken) {
    contactsBroken = broken;
  }

  /** The mirror contact does not follow the main contacts. */
  public void mirrorBroken(boolean broken) {
    mirrorBroken = broken;
  }

  /** The generator does not drive what it is told. */
  public void generatorBroken(boolean broken) {
    generatorBroken = broken;
  }

  /** Somebody moved the bolt by hand; ends when it is shut again. */
  public void forceBolt() {
    boltForced = true;
  }

  /** The plug left at this moment, at the socket or at the car. */
  public void pull(long nowNanos) {
    pulled = true;
    pulledNanos = nowNanos;
  }

  /** A plug is in. */
  public void plug() {
    pulled = false;
  }

  /** No feed reaches the contactor from now on. */
  public void starve(long nowNanos) {
    if (fed) {
      fed = false;
      unfedNanos = nowNanos;
    }
  }

  /** Feeds reach the contactor again. */
  public void feed() {
    fed = true;
  }

  /** What the installation carries, in mA. */
  public void siteLimitMa(long limitMa) {
    siteMa = limitMa;
  }

  /** The cable is part of the charger, carries so much, in mA, and needs no bolt. */
  public void tethered(long limitMa) {
    tetheredMa = limitMa;
  }

  boolean isTethered() {
    return tetheredMa != NOT_TETHERED;
  }

  long tetheredMa() {
    return tetheredMa;
  }

  /** What was ordered at most, in mA. */
  public void orderLimitMa(long limitMa) {
    orderMa = limitMa;
  }

  boolean mirrorBroken() {
    return mirrorBroken;
  }

  boolean contactsBroken() {
    return contactsBroken;
  }

  boolean generatorBroken() {
    return generatorBroken;
  }

  boolean boltForced() {
    return boltForced;
  }

  void boltShutAgain(boolean shut) {
    boltForced &= !shut;
  }

  boolean pulled() {
    return pulled;
  }

  long pulledNanos() {
    return pulledNanos;
  }

  boolean fed() {
    return fed;
  }

  long unfedNanos() {
    return unfedNanos;
  }

  long limitMa() {
    return Math.min(siteMa, orderMa);
  }
}
