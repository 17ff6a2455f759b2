package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.wire.Id8;
import org.junit.jupiter.api.Test;

/** Holders of one right who come one after the other (E16, SPEC §4.5). */
class HolderRollTest {

  private static final Id8 ANNA = new Id8(1);
  private static final Id8 BEN = new Id8(2);
  private static final Id8 CLEO = new Id8(3);
  private static final Id8 DORA = new Id8(4);

  private final HolderRoll roll = new HolderRoll();

  @Test
  void countsDifferentWalletsAndNobodyTwice() {
    assertEquals(1, roll.present(1, ANNA, 0));
    assertEquals(1, roll.present(1, ANNA, 1));
    assertEquals(2, roll.present(1, BEN, 2));
    assertEquals(2, roll.present(1, ANNA, 3));
  }

  @Test
  void waitsUpToAMinuteAndNotAtTheMinute() {
    roll.present(1, ANNA, 0);
    assertEquals(2, roll.present(1, BEN, HolderRoll.PATIENCE_NANOS - 1));
    roll.served(1);
    roll.present(1, ANNA, 0);
    assertEquals(1, roll.present(1, BEN, HolderRoll.PATIENCE_NANOS));
  }

  @Test
  void eachShowingBeginsTheMinuteOfThatWalletAnew() {
    roll.present(1, ANNA, 0);
    roll.present(1, BEN, HolderRoll.PATIENCE_NANOS - 1);
    assertEquals(2, roll.present(1, CLEO, HolderRoll.PATIENCE_NANOS), "Anna has gone");
    roll.present(1, BEN, HolderRoll.PATIENCE_NANOS + 1);
    assertEquals(3, roll.present(1, DORA, 2 * HolderRoll.PATIENCE_NANOS - 1), "all three wait");
  }

  @Test
  void keepsConnectorsApartAndOneWalletMayWaitAtTwo() {
    roll.present(1, ANNA, 0);
    assertEquals(1, roll.present(2, BEN, 1));
    assertEquals(2, roll.present(2, ANNA, 2));
    assertEquals(2, roll.present(1, BEN, 3));
  }

  @Test
  void aConnectorThatServesSomebodyBeginsAnewAndNoOtherDoes() {
    roll.present(1, ANNA, 0);
    roll.present(2, ANNA, 0);
    roll.served(1);
    assertEquals(1, roll.present(1, BEN, 1));
    assertEquals(2, roll.present(2, BEN, 1));
  }
}
