package faraday.pilot.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table: named rows one by one, and every combination of facts against the rules in words. */
final class LockPolicyTest {

  private static final int FLAGS = 1 << 7;
  private static final int ROWS = 21;

  /**
   * Facts as a word: c contacts open, w weld, m mains lost, f forced, p plug in, g vehicle gone.
   */
  @ParameterizedTest
  @CsvSource({
    "c p,   NONE,    BY_USER,   AS_FOUND,      STAY", // restart: as found until told
    "c,     NONE,    AUTOMATIC, AS_FOUND,      STAY",
    "c,     HOLD,    BY_USER,   AWAITING_PLUG, STAY", // accepted before the plug
    "c p,   HOLD,    BY_USER,   ACCEPTED,      SHUT", // accepted: before anything is offered
    "p,     HOLD,    BY_USER,   RUNNING,       SHUT",
    "p,     RELEASE, BY_USER,   RUNNING,       SHUT", // STOP durable, contacts not yet open
    "p,     NONE,    BY_USER,   RUNNING,       SHUT", // found closed at boot
    "'',    NONE,    BY_USER,   NOT_OPEN,      STAY",
    "'',    RELEASE, BY_USER,   NOT_OPEN,      STAY",
    "c p,   RELEASE, BY_USER,   STOPPED,       OPEN",
    "c,     RELEASE, BY_USER,   STOPPED,       OPEN", // the next plug finds it open
    "c p g, HOLD,    BY_USER,   KEPT_FOR_USER, SHUT", // pulled at the car: the cable is kept
    "c p g, HOLD,    AUTOMATIC, UNPLUGGED,     OPEN", // ... or freed within 5 s
    "c g,   HOLD,    BY_USER,   AWAITING_PLUG, STAY",
    "c p g, RELEASE, BY_USER,   STOPPED,       OPEN",
    "c p w, RELEASE, BY_USER,   WELDED,        SHUT", // a weld keeps the bolt shut
    "p w,   HOLD,    BY_USER,   WELDED,        SHUT",
    "w,     RELEASE, AUTOMATIC, WELDED_EMPTY,  STAY",
    "c p w m f, RELEASE, AUTOMATIC, WELDED,    SHUT", // without exception
    "c p m, HOLD,    BY_USER,   MAINS_LOST,    OPEN", // stored energy, no order
    "c p m, NONE,    BY_USER,   MAINS_LOST,    OPEN",
    "p m,   HOLD,    BY_USER,   RUNNING,       SHUT", // contacts first
    "c p f, HOLD,    BY_USER,   FORCED,        OPEN",
    "p f,   HOLD,    BY_USER,   RUNNING,       SHUT", // ignored while not open
    "c p f, NONE,    BY_USER,   FORCED,        OPEN",
    "t c p m f g, RELEASE, AUTOMATIC, TETHERED, STAY",
    "t p w, HOLD,    BY_USER,   TETHERED,      STAY"
  })
  void followsTheTable(
      String facts, PlugOrder order, UnlockPolicy policy, LockRow row, LockGoal goal) {
    LockFacts now = facts(facts);
    now.order = order;
    now.policy = policy;
    assertEquals(row, LockPolicy.rowFor(now));
    assertEquals(goal, row.goal());
  }

  @ParameterizedTest
  @EnumSource(ReleaseReason.class)
  void freesForEveryReasonAndNamesIt(ReleaseReason reason) {
    LockFacts now = facts("c p");
    now.order = PlugOrder.RELEASE;
    now.reason = reason;
    LockRow row = LockPolicy.rowFor(now);
    assertEquals(LockGoal.OPEN, row.goal());
    String name = reason == ReleaseReason.FAULT ? "ENDED_BY_FAULT" : reason.name();
    assertEquals(name, row.name());
  }

  @Test
  void opensOnlyWithContactsConfirmedOpenWhateverElseIsTrue() {
    everyCombination(
        now -> {
          if (!now.contactsOpen || now.welded) {
            assertTrue(LockPolicy.rowFor(now).goal() != LockGoal.OPEN, () -> words(now));
          }
        });
  }

  @Test
  void shutsOnlyAPlugAndOnlyOnceAcceptedUnlessContactsAreNotOpen() {
    everyCombination(
        now -> {
          if (LockPolicy.rowFor(now).goal() == LockGoal.SHUT) {
            boolean accepted = now.order == PlugOrder.HOLD;
            boolean live = !now.contactsOpen || now.welded;
            assertTrue(now.plugIn && (accepted || live), () -> words(now));
          }
        });
  }

  @Test
  void opensForEveryRightReasonAndNoOther() {
    everyCombination(
        now -> {
          boolean may = !now.tethered && now.contactsOpen && !now.welded;
          boolean left = now.order == PlugOrder.HOLD && now.vehicleGone;
          boolean why =
              now.mainsLost
                  || now.forced
                  || now.order == PlugOrder.RELEASE
                  || (left && now.policy == UnlockPolicy.AUTOMATIC);
          LockGoal goal = LockPolicy.rowFor(now).goal();
          assertEquals(may && why, goal == LockGoal.OPEN, () -> words(now));
        });
  }

  @Test
  void holdsAnAcceptedPlugUntilThereIsAReasonToFreeIt() {
    everyCombination(
        now -> {
          boolean free = now.mainsLost || now.forced;
          boolean automatic = now.vehicleGone && now.policy == UnlockPolicy.AUTOMATIC;
          boolean held = now.order == PlugOrder.HOLD && now.plugIn && !now.tethered;
          if (held && (now.welded || !now.contactsOpen || !(free || automatic))) {
            assertEquals(LockGoal.SHUT, LockPolicy.rowFor(now).goal(), () -> words(now));
          }
        });
  }

  @Test
  void everyRowIsReached() {
    Set<LockRow> reached = EnumSet.noneOf(LockRow.class);
    int combinations = everyCombination(now -> reached.add(LockPolicy.rowFor(now)));
    assertEquals(EnumSet.allOf(LockRow.class), reached);
    assertEquals(ROWS, reached.size());
    assertEquals(FLAGS * 3 * 9 * 2, combinations);
  }

  private static int everyCombination(Consumer<LockFacts> judge) {
    int count = 0;
    for (int flags = 0; flags < FLAGS; flags++) {
      for (PlugOrder order : PlugOrder.values()) {
        count += everyReason(flags, order, judge);
      }
    }
    return count;
  }

  private static int everyReason(int flags, PlugOrder order, Consumer<LockFacts> judge) {
    int count = 0;
    for (ReleaseReason reason : ReleaseReason.values()) {
      for (UnlockPolicy policy : UnlockPolicy.values()) {
        judge.accept(facts(flags, order, reason, policy));
        count++;
      }
    }
    return count;
  }

  private static LockFacts facts(
      int flags, PlugOrder order, ReleaseReason reason, UnlockPolicy policy) {
    LockFacts now = new LockFacts();
    now.tethered = (flags & 1) != 0;
    now.contactsOpen = (flags & 2) != 0;
    now.welded = (flags & 4) != 0;
    now.mainsLost = (flags & 8) != 0;
    now.forced = (flags & 16) != 0;
    now.plugIn = (flags & 32) != 0;
    now.vehicleGone = (flags & 64) != 0;
    now.order = order;
    now.reason = reason;
    now.policy = policy;
    return now;
  }

  private static LockFacts facts(String words) {
    LockFacts now = new LockFacts();
    now.tethered = words.contains("t");
    now.contactsOpen = words.contains("c");
    now.welded = words.contains("w");
    now.mainsLost = words.contains("m");
    now.forced = words.contains("f");
    now.plugIn = words.contains("p");
    now.vehicleGone = words.contains("g");
    return now;
  }

  private static String words(LockFacts now) {
    return (now.tethered ? "t" : "")
        + (now.contactsOpen ? "c" : "")
        + (now.welded ? "w" : "")
        + (now.mainsLost ? "m" : "")
        + (now.forced ? "f" : "")
        + (now.plugIn ? "p" : "")
        + (now.vehicleGone ? "g" : "")
        + " "
        + now.order
        + " "
        + now.policy;
  }
}
