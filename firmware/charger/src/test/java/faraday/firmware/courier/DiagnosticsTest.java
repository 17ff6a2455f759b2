package faraday.firmware.courier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.tap.TapContext;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.frame.CourierQuestion.Carry;
import faraday.firmware.wire.frame.CourierQuestion.Kind;
import faraday.firmware.wire.frame.CourierQuestion.Outcome;
import faraday.firmware.wire.frame.Intent;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The charger's state in answer to a QUERY (E8, SPEC §6.1). */
class DiagnosticsTest {

  private static final Id8 CHARGER = Id8.of(SampleToken.CHARGER_ID);
  private static final Id16 NONCE = new Id16(7, 8);
  private static final Diagnostics.Clock CLOCK = new Diagnostics.Clock(1_800_000_000, 1, 1_790_000);

  private final Testbed bed = Testbed.ready();

  @Test
  void writesTheTableOfTheSpecification() {
    List<Diagnostics.Connector> two =
        List.of(new Diagnostics.Connector(2, 0), new Diagnostics.Connector(4, 28));
    Diagnostics.Climate climate =
        new Diagnostics.Climate(OptionalInt.of(-12_500), OptionalInt.of(415));
    byte[] written = new Diagnostics(CHARGER, 5, CLOCK, NONCE, two, climate).payload();
    assertArrayEquals(table(List.of(2, 0, 4, 28), Arrays.asList(-12_500, 415)), written);
  }

  @Test
  void whatIsNotKnownIsNull() {
    List<Diagnostics.Connector> one = List.of(new Diagnostics.Connector(0, 0));
    Diagnostics.Climate none = new Diagnostics.Climate(OptionalInt.empty(), OptionalInt.empty());
    byte[] written = new Diagnostics(CHARGER, 5, CLOCK, NONCE, one, none).payload();
    assertArrayEquals(table(List.of(0, 0), Arrays.asList(null, null)), written);
  }

  @Test
  void answersOnlyTheBitsThatWereAskedForAndEachOnce() {
    for (int bit : List.of(Diagnostics.TEMPERATURE, Diagnostics.GROUND_FAULT, 4)) {
      Testbed one = Testbed.ready();
      assertEquals(Outcome.TAKEN, asked(one, 1, bit));
      List<?> climate = (List<?>) assertNotNullAndGet(state(one), 8);
      assertEquals(bit == Diagnostics.TEMPERATURE, climate.get(0) != null, "temperature");
      assertEquals(bit == Diagnostics.HUMIDITY, climate.get(1) != null, "humidity");
      one.desk().carried(Diagnostics.NUMBER);
      assertEquals(0, one.desk().recordsFor(courier(true)).length, "given once");
    }
  }

  @Test
  void aQuestionWithoutBitsAsksForNoState() {
    assertEquals(Outcome.TAKEN, asked(bed, 1, 0));
    assertEquals(0, bed.desk().recordsFor(courier(true)).length);
  }

  @Test
  void goesOnlyToPhonesThatStoreForOthersAndStaysUntilOneHasIt() {
    assertEquals(Outcome.TAKEN, asked(bed, 1, 7));
    assertEquals(0, bed.desk().recordsFor(courier(false)).length);
    assertEquals(1, bed.desk().recordsFor(courier(true)).length);
    assertEquals(1, bed.desk().recordsFor(courier(true)).length, "nobody has stored it");
  }

  @Test
  void isSignedByTheChargerAndNamesTheQuestionAndTheNonce() {
    assertEquals(Outcome.TAKEN, asked(bed, 41, 7));
    Map<?, ?> state = state(bed);
    assertEquals(41L, state.get(2L));
    assertArrayEquals(bed.items().resetNonce().toArray(), (byte[]) assertNotNullAndGet(state, 6));
  }

  private static Object assertNotNullAndGet(Map<?, ?> map, long key) {
    Object value = map.get(key);
    assertNotNull(value);
    return value;
  }

  private static Map<?, ?> state(Testbed bed) {
    long[] numbers = bed.desk().recordsFor(courier(true));
    assertEquals(Diagnostics.NUMBER, numbers[0]);
    Carry carried = bed.desk().item(courier(true), numbers[0]);
    if (carried != null
        && carried.kind() == Kind.DIAGNOSTICS
        && CborReader.decode(carried.item().toArray(), Sign1::read)
            instanceof Decoded.Value<Sign1>(Sign1 envelope)) {
      assertTrue(envelope.isSignedBy(Testbed.SIGN.publicKey()));
      return (Map<?, ?>)
          Objects.requireNonNull(TestCbor.decode(envelope.payload().toArray()), "a map");
    }
    throw new AssertionError("no envelope");
  }

  private static Outcome asked(Testbed bed, long version, int bits) {
    byte[] item = SampleItem.query(version, List.of(), bits).signed();
    return bed.desk().brought(9, Bytes.of(item), bed.nowNanos());
  }

  private static TapContext courier(boolean stores) {
    TapRequest.Capabilities able = new TapRequest.Capabilities(stores, true);
    TapRequest request = new TapRequest(NONCE, Intent.COURIER, able, 0, 0, 0, 0);
    return new TapContext(request, Bytes.EMPTY, Bytes.EMPTY);
  }

  private static byte[] table(List<?> connectors, List<?> climate) {
    return TestCbor.encode(
        TestCbor.map(
            0,
            9,
            1,
            SampleToken.CHARGER_ID,
            2,
            5,
            3,
            1_800_000_000,
            4,
            1,
            5,
            1_790_000,
            6,
            NONCE.toArray(),
            7,
            connectors,
            8,
            climate));
  }
}
