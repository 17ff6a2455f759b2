package faraday.firmware.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.hal.sim.SeededRandom;
import faraday.nfc.tag.TagSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Profile 03 of SPEC §9, one activation after the other (E9, TH-28, issue 4 item 1). */
class NdefTapTest {

  private static final long MS = 1_000_000L;
  private static final int CHALLENGE = 0;
  private static final int ANSWER = 1;
  private static final int NOT_SETTLED = 2;
  private static final int M0_BYTES = 98;
  private static final byte[] TYPE = "application/x-faraday".getBytes(StandardCharsets.US_ASCII);
  private static final int PAYLOAD_AT =
      2 + 5 + TagSettings.DEFAULT.uriAfterHttps().length() + 6 + TYPE.length;

  private final ProtocolBench bench = new ProtocolBench(Profile.NDEF);
  private final SeededRandom random = new SeededRandom(9, "ndef tap");
  private int draws;
  private final NdefTap tap =
      new NdefTap(
          new NdefTap.Keys(
              SampleTap.CHARGER,
              SigningKey.of(DemoKeys.scalar("charger sign")),
              Bytes.of(DemoKeys.bytes("site key", 32))),
          this::draw,
          Id8.of(SampleToken.CHARGER_ID),
          bench.desk,
          TagSettings.DEFAULT);

  @Test
  void showsALinkAndTheSameChallengeForThreeSeconds() {
    byte[] file = tap.file(0);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains(TagSettings.DEFAULT.uriAfterHttps()), "E9");
    assertEquals(CHALLENGE, state(file));
    assertArrayEquals(file, tap.file(3_000 * MS - 1));
    assertFalse(Arrays.equals(file, tap.file(3_000 * MS)), "another key");
    assertEquals(1 + 1, bench.desk.count("credentials"), "made once for each");
  }

  @Test
  void answersTheWriteWithM4AndIsOverWhenItWasTaken() {
    JdkPhone phone = phone();
    assertTrue(write(frames(phone), 0));
    byte[] shown = tap.file(500 * MS);
    assertEquals(ANSWER, state(shown));
    assertArrayEquals(new Answer.Served(SampleToken.NOON_S).encode(), phone.open(content(shown)));
    assertEquals(0, bench.desk.count("taken"));
    tap.readWhole(600 * MS);
    tap.readWhole(601 * MS);
    assertEquals(1, bench.desk.count("taken"));
    assertEquals(0, bench.desk.count("over"), "the phone is still there");
    tap.ended(700 * MS);
    assertEquals(1, bench.desk.count("over"));
    assertEquals(CHALLENGE, state(tap.file(701 * MS)));
  }

  @Test
  void givesTheSameM4ToTheSameWrite() {
    byte[] frames = frames(phone());
    write(frames, 0);
    byte[] first = tap.file(500 * MS);
    tap.ended(510 * MS);
    write(frames, 600 * MS);
    assertArrayEquals(first, tap.file(1_200 * MS));
    assertEquals(1, bench.desk.count("decide 0"));
  }

  @Test
  void showsAnAnswerThatNobodyTakesForItsTimeOnly() {
    write(frames(phone()), 0);
    long untilNanos = (500 + 5_000) * MS;
    assertEquals(ANSWER, state(tap.file(untilNanos - 1)));
    assertEquals(CHALLENGE, state(tap.file(untilNanos)));
    assertEquals(1, bench.desk.count("over"));
  }

  @Test
  void looksAbsentAfterReadingUntilTheAnswerIsSettled() {
    bench.desk.answer = null;
    write(frames(phone()), 0);
    assertEquals(NOT_SETTLED, state(tap.file(500 * MS)));
    assertTrue(tap.leavesAfterRead());
    bench.desk.answer = new Answer.Served(SampleToken.NOON_S);
    assertEquals(ANSWER, state(tap.file(1_000 * MS)));
    assertFalse(tap.leavesAfterRead());
  }

  @Test
  void refusesAllThatDoesNotOpenAlikeAndShowsItForItsTimeOnly() {
    for (byte[] wrong : wrongs()) {
      draws = 0;
      assertTrue(write(wrong, 0), "a commit is answered 9000 whatever becomes of it");
      assertEquals(2, draws, "TH-28: two agreements, each with its blind");
      long untilNanos = (500 + 1_500) * MS;
      byte[] shown = tap.file(untilNanos - 1);
      assertArrayEquals(ProtocolBench.REFUSAL, content(shown));
      assertEquals(CHALLENGE, state(tap.file(untilNanos)));
    }
    assertEquals(0, bench.desk.count("decide 0"));
  }

  /** Each is made for a beacon of its own, and each is wrong in another place. */
  private List<byte[]> wrongs() {
    byte[] badTag = frames(phone());
    int m1Bytes = 3 + ((badTag[1] & 0xFF) << 8 | (badTag[2] & 0xFF));
    byte[] badProof = badTag.clone();
    byte[] unknown = badTag.clone();
    byte[] cut = Arrays.copyOf(badTag, badTag.length - 1);
    byte[] mixed = badTag.clone();
    badTag[m1Bytes - 1] ^= 1;
    badProof[badProof.length - 1] ^= 1;
    unknown[3] ^= 1;
    unknown[m1Bytes + 3] ^= 1;
    mixed[m1Bytes + 3] ^= 1;
    return List.of(new byte[] {0x11}, new byte[40], cut, mixed, unknown, badTag, badProof);
  }

  @Test
  void saysNoToWhatIsNoMessageOfOurs() {
    byte[] file = new byte[64];
    assertFalse(tap.written(file, 1, 0));
    assertEquals(CHALLENGE, state(tap.file(0)));
    assertEquals(List.of("here", "credentials"), bench.desk.calls);
  }

  @Test
  void forgetsAnAnswerWhenThePhoneWritesAnew() {
    write(frames(phone()), 0);
    write(new byte[40], 10 * MS);
    assertEquals(1, bench.desk.count("over"));
    assertArrayEquals(ProtocolBench.REFUSAL, content(tap.file(600 * MS)));
  }

  /** SPEC §9.3: who reads M4 is not known, and what that is worth. */
  @Test
  void aStrangerTakesM4ForTheDriverAndHasNothingOfIt() {
    JdkPhone driver = phone();
    byte[] served = new Answer.Served(SampleToken.NOON_S).encode();
    byte[] frames = frames(driver);
    write(frames, 0);
    tap.ended(MS);
    byte[] stolen = content(tap.file(5_000 * MS));
    tap.readWhole(5_100 * MS);
    tap.ended(5_200 * MS);
    assertEquals(1, bench.desk.count("taken"), "the charger believes that the driver knows");
    assertFalse(contains(stolen, served), "sealed");
    write(frames, 20_000 * MS);
    assertArrayEquals(stolen, content(tap.file(20_500 * MS)), "the driver's own write again");
    assertArrayEquals(served, driver.open(stolen));
    assertEquals(1, bench.desk.count("decide 0"), "and nothing is decided twice");
  }

  @Test
  void whoComesLaterThanThatTakesNothing() {
    write(frames(phone()), 0);
    tap.ended(MS);
    assertEquals(CHALLENGE, state(tap.file(5_502 * MS)));
    assertEquals(0, bench.desk.count("taken"));
  }

  private static boolean contains(byte[] bytes, byte[] sought) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(new String(sought, StandardCharsets.ISO_8859_1));
  }

  private JdkPhone phone() {
    return bench.phone(Arrays.copyOf(content(tap.file(0)), M0_BYTES));
  }

  private static byte[] frames(JdkPhone phone) {
    return JdkCrypto.concat(phone.m1(), phone.m3(ProtocolBench.emptyDelivery()));
  }

  /** NLEN and one MIME record of the long form. */
  private boolean write(byte[] payload, long nowNanos) {
    int message = 6 + TYPE.length + payload.length;
    ByteBuffer file = ByteBuffer.allocate(2 + message);
    file.putShort((short) message).put((byte) 0xC2).put((byte) TYPE.length);
    file.putInt(payload.length).put(TYPE).put(payload);
    return tap.written(file.array(), message, nowNanos);
  }

  private static int state(byte[] file) {
    assertEquals(1, file[PAYLOAD_AT], "version");
    return file[PAYLOAD_AT + 1];
  }

  private static byte[] content(byte[] file) {
    int length = ByteBuffer.wrap(file).getShort(PAYLOAD_AT + 2);
    return Arrays.copyOfRange(file, PAYLOAD_AT + 4, PAYLOAD_AT + 4 + length);
  }

  private void draw(byte[] bytes) {
    draws++;
    random.nextBytes(bytes);
  }
}
