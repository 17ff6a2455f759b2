package faraday.firmware.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.frame.CourierReply;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.SampleRecord;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.record.Ack;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.token.Command;
import faraday.firmware.wire.token.Token;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Damaged items of every kind into every decoder: a value or a flaw, never an exception (TH-27).
 */
final class FuzzTest {

  private static final int MUTANTS = 200_000;

  private static final List<Function<byte[], Decoded<?>>> DECODERS =
      List.of(
          PhoneFrame::parse,
          TapRequest::parse,
          TokenDelivery::parse,
          Token::parse,
          Command::parse,
          Ack::parse,
          CourierReply::parse,
          SessionRecord::parsePayload,
          SessionRecord::parseSigned,
          item -> CborReader.decode(item, Sign1::read),
          FuzzTest::generic);

  private final Random random = new Random(1);
  private final Map<Flaw.Kind, Integer> seen = new LinkedHashMap<>();
  private int accepted;

  @Test
  void everyMutantGetsAValueOrAFlaw() {
    List<byte[]> seeds = seeds();
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), seeds);
      for (Function<byte[], Decoded<?>> decoder : DECODERS) {
        count(mutant, decoder.apply(mutant));
      }
    }
    assertTrue(accepted > 1_000, "mutants reach values");
    assertEquals(Flaw.Kind.values().length, seen.size(), "every flaw is reached: " + seen);
  }

  /** What is accepted is the one encoding of what it means. */
  @Test
  void everyAcceptedItemIsItsOwnEncoding() {
    List<byte[]> seeds = seeds();
    int items = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), seeds);
      if (generic(mutant) instanceof Decoded.Value<Integer>) {
        Object tree = TestCbor.decode(mutant);
        assertArrayEquals(mutant, TestCbor.encode(tree), Hex.text(mutant));
        items++;
      }
    }
    assertTrue(items > 5_000, items + " items");
  }

  private void count(byte[] mutant, Decoded<?> decoded) {
    if (decoded instanceof Decoded.Malformed<?>(Flaw flaw)) {
      seen.merge(flaw.kind(), 1, Integer::sum);
      assertTrue(flaw.position() >= 0 && flaw.position() <= mutant.length);
    } else {
      accepted++;
    }
  }

  private static Decoded<Integer> generic(byte[] item) {
    return CborReader.decode(
        item,
        reader -> {
          reader.skip();
          return 0;
        });
  }

  private static List<byte[]> seeds() {
    SampleTap tap = new SampleTap();
    SampleToken token = new SampleToken();
    byte[] ack = SampleRecord.ack(SampleToken.CHARGER_ID, 41, DemoKeys.bytes("link 41", 16), 1_000);
    return List.of(
        tap.phone.m1(),
        tap.m3(),
        SampleTap.REQUEST,
        tap.delivery(),
        token.signed(),
        token.payload(),
        TestCbor.encode(token.command),
        ack,
        TestCbor.encode(List.of(1, ack)),
        TestCbor.encode(List.of(16)),
        SampleRecord.STOP.payload(),
        SampleRecord.STOP.signed(SampleRecord.CHARGER),
        Hex.bytes("a3 01 82 f4 f6 03 63 e282ac 20 a1 21 81 1a 00010000"),
        new byte[CborReader.MAX_ITEM_BYTES]);
  }

  private byte[] mutate(byte[] seed, List<byte[]> seeds) {
    byte[] mutant = seed.clone();
    int steps = 1 + random.nextInt(3);
    for (int i = 0; i < steps; i++) {
      mutant = step(mutant, seeds.get(random.nextInt(seeds.size())));
    }
    return mutant;
  }

  private byte[] step(byte[] item, byte[] other) {
    int at = item.length == 0 ? 0 : random.nextInt(item.length);
    return switch (random.nextInt(6)) {
      case 0 -> set(item, at, random.nextInt(256));
      case 1 -> set(item, at, item.length == 0 ? 0 : item[at] ^ (1 << random.nextInt(8)));
      case 2 -> splice(item, at, at, new byte[] {(byte) random.nextInt(256)});
      case 3 -> splice(item, at, Math.min(item.length, at + 1 + random.nextInt(4)), new byte[0]);
      case 4 -> splice(item, at, at, Hex.bytes(HEADS[random.nextInt(HEADS.length)]));
      default -> splice(item, at, item.length, piece(other));
    };
  }

  /** Heads worth standing anywhere: long forms, huge counts, tags, floats, bad text. */
  private static final String[] HEADS = {
    "1817",
    "1900ff",
    "1bffffffffffffffff",
    "3b8000000000000000",
    "9bffffffffffffffff",
    "5b7fffffffffffffff",
    "5f",
    "9f",
    "bf",
    "ff",
    "c0",
    "d8ff",
    "f7",
    "f93c00",
    "fb",
    "e0",
    "81818181818181",
    "a1a1",
    "a1a10000",
    "a201000100",
    "a202000100",
    "61ff",
    "f6",
    "f4",
    "60",
  };

  private byte[] piece(byte[] other) {
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, other.length);
  }

  private static byte[] set(byte[] item, int at, int value) {
    byte[] changed = item.clone();
    if (at < changed.length) {
      changed[at] = (byte) value;
    }
    return changed;
  }

  private static byte[] splice(byte[] item, int from, int to, byte[] between) {
    byte[] spliced = new byte[from + between.length + item.length - to];
    System.arraycopy(item, 0, spliced, 0, from);
    System.arraycopy(between, 0, spliced, from, between.length);
    System.arraycopy(item, to, spliced, from + between.length, item.length - to);
    return spliced;
  }
}
