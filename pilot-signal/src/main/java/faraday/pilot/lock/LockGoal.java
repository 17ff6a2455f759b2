package faraday.pilot.lock;

/** Where the policy wants the bolt. */
public enum LockGoal {
  /** Where it is: no motor current. */
  STAY,
  /** Home: the plug is held. */
  SHUT,
  /** Withdrawn: the plug is free. */
  OPEN
}
