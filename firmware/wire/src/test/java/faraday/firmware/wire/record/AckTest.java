package faraday.firmware.wire.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleRecord;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import org.junit.jupiter.api.Test;

final class AckTest {

  private static final byte[] LINK = DemoKeys.bytes("link 41", 16);

  private final byte[] good =
      SampleRecord.ack(SampleToken.CHARGER_ID, 41, LINK, SampleToken.NOON_S + 7_200);

  @Test
  void readsWhatTheServerHolds() {
    Ack ack = SampleTap.value(Ack.parse(good));
    assertEquals(Id8.of(SampleToken.CHARGER_ID), ack.chargerId());
    assertEquals(41, ack.seq());
    assertArrayEquals(LINK, ack.link().toArray());
    assertEquals(SampleToken.NOON_S + 7_200, ack.timeS());
    assertTrue(ack.isSignedBy(SampleRecord.ACK.publicKey()));
    assertFalse(ack.isSignedBy(SampleToken.ISSUER.publicKey()));
  }

  @Test
  void refusesEveryFlippedByte() {
    for (int mask : new int[] {0x01, 0x20, 0x80, 0xFF}) {
      for (int at = 0; at < good.length; at++) {
        byte[] damaged = good.clone();
        damaged[at] ^= (byte) mask;
        if (Ack.parse(damaged) instanceof Decoded.Value<Ack>(Ack ack)) {
          assertFalse(ack.isSignedBy(SampleRecord.ACK.publicKey()), "byte " + at);
        }
      }
    }
  }

  @Test
  void holdsTheSequenceNumberToItsLimit() {
    byte[] id = SampleToken.CHARGER_ID;
    assertEquals(
        Range.MAX_U53,
        SampleTap.value(Ack.parse(SampleRecord.ack(id, Range.MAX_U53, LINK, 0))).seq());
    assertEquals(Kind.RANGE, flaw(SampleRecord.ack(id, Range.MAX_U53 + 1, LINK, 0)));
    assertEquals(Kind.RANGE, flaw(SampleRecord.ack(id, 1, LINK, 1L << 32)));
    assertEquals(Kind.LENGTH, flaw(SampleRecord.ack(new byte[7], 1, LINK, 0)));
    assertEquals(Kind.LENGTH, flaw(SampleRecord.ack(id, 1, new byte[17], 0)));
    byte[] oneMore = TestCbor.encode(TestCbor.map(1, id, 2, 1, 3, LINK, 4, 1, 5, 1));
    assertEquals(Kind.KEY_UNKNOWN, flaw(SampleToken.sign(SampleRecord.ACK, oneMore)));
  }

  private static Kind flaw(byte[] ack) {
    return ((Decoded.Malformed<Ack>) Ack.parse(ack)).flaw().kind();
  }
}
