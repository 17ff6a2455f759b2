package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.CourierQuestion;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.peer.SampleTap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Behind a closed desk nothing is judged at all. */
final class ClosedDeskTest {

  private final ScriptedDesk real = new ScriptedDesk();
  private final ClosedDesk closed = new ClosedDesk(real);
  private final TapRequest request = new SampleTap().open().request();
  private final TapContext context = new TapContext(request, Bytes.EMPTY, Bytes.EMPTY);

  @Test
  void showsAllConnectorsFaultedAndWantsNothing() {
    assertEquals(List.of(ConnectorState.FAULTED), closed.credentials(request).connectors());
    assertEquals(0, closed.credentials(request).backlog().records());
    assertFalse(closed.flags().available());
    assertFalse(closed.flags().recordsWaiting());
  }

  @Test
  void refusesEveryDecisionWithoutAskingAnybody() {
    TokenDelivery delivery = new TokenDelivery(Bytes.EMPTY, Bytes.EMPTY);
    Answer answer = closed.decide(context, delivery, 0).poll(0);
    assertEquals(new Answer.Refused(Reason.NOT_AVAILABLE, real.timeS()), answer);
    assertNull(closed.fastStop(context, new Id8(1), 0));
    assertEquals(0, real.count("decide 0"));
  }

  @Test
  void takesNothingAndGivesNothingAway() {
    real.records.put(1L, new byte[1]);
    assertEquals(
        CourierQuestion.Outcome.DOES_NOT_VERIFY, closed.brought(1, Bytes.of(new byte[9]), 0));
    assertEquals(0, closed.recordsFor(context).length);
    assertNull(closed.item(context, 1));
    assertEquals(List.of(), real.calls);
  }
}
