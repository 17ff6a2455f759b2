package faraday.rig.threat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-9, TH-14 … TH-17, TH-30: money is what the charger has signed and the server holds. */
final class RecordThreatTest {

  @Test
  @Tag("threat-09")
  void driverCannotRewriteHisBill() {
    Threats.answered(
        "09", "record-signature-not-checked", RecordAttacks.class, "driverRewritesHisBill");
  }

  @Test
  @Tag("threat-14")
  void recordThatIsDroppedTravelsWithTheNextPhone() {
    Threats.answered("14", "strangers-carry-nothing", RecordAttacks.class, "droppedRecordIsLost");
  }

  @Test
  @Tag("threat-15")
  void recordHasOnePlaceInTheChain() {
    Threats.answered(
        "15", "place-in-the-chain-not-checked", RecordAttacks.class, "courierSendsABillTwice");
  }

  @Test
  @Tag("threat-16")
  void acknowledgementIsForOneHistory() {
    Threats.answered(
        "16",
        "link-of-an-acknowledgement-not-checked",
        RecordAttacks.class,
        "acknowledgementOfAnotherHistory");
  }

  @Test
  @Tag("threat-16")
  void acknowledgementIsTheServersOwn() {
    Threats.answered(
        "16", "acknowledger-not-checked", RecordAttacks.class, "acknowledgementByTheDriver");
  }

  @Test
  @Tag("threat-17")
  void sessionEndsOnFlashHoweverOftenTheBreakerIsThrown() {
    Threats.answered(
        "17", "no-reserve-for-ends", RecordAttacks.class, "breakerThrownUntilTheFlashIsFull");
  }
}
