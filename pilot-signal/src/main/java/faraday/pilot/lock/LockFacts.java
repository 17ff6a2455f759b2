package faraday.pilot.lock;

/** What the policy judges, of one tick. Filled anew every tick, so that nothing is allocated. */
public final class LockFacts {

  /** The cable is part of the charger. */
  public boolean tethered;

  /** Order and mirror say open, and no phase is live behind the contactor. */
  public boolean contactsOpen;

  /** A weld is latched, or the contactor's feedbacks contradict each other. */
  public boolean welded;

  /** The supply has been gone for longer than a dip. */
  public boolean mainsLost;

  /** A forced unlocking stands that met open contacts. */
  public boolean forced;

  /** The last order. */
  public PlugOrder order = PlugOrder.NONE;

  /** With {@link PlugOrder#RELEASE}: why. */
  public ReleaseReason reason = ReleaseReason.STOPPED;

  /** A plug is in, by pilot or by cable code. */
  public boolean plugIn;

  /** The vehicle's end is out: state A has stood for its time. */
  public boolean vehicleGone;

  /** What becomes of a cable then. */
  public UnlockPolicy policy = UnlockPolicy.BY_USER;
}
