package faraday.nfc.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.nfc.card.TargetEnd;
import faraday.nfc.card.TargetStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Type 4 tag as phones use it (NFC fact sheet §3, SPEC §9.1), command by command. */
final class Type4TagTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String SELECT_APP = "00a4040007d276000085010100";
  private static final String SELECT_CC = "00a4000c02e103";
  private static final String SELECT_NDEF = "00a4000c02e104";
  private static final String OK = "9000";

  private final Content content = new Content();
  private final CardDialogue card =
      new CardDialogue(
          new Type4Tag(new Content(), TagSettings.DEFAULT),
          new Type4Tag(content, TagSettings.DEFAULT));
  private long absentNanos;

  Type4TagTest() {
    card.onActivated(0);
  }

  @Test
  void showsACapabilityContainerOfVersionTwo() {
    say(SELECT_APP, OK);
    say(SELECT_CC, OK);
    say("00b000000f", "000f2000f000f00406e10408000000" + OK);
  }

  @Test
  void readsTheFileInPiecesAndShortAtItsEnd() {
    openFile();
    say("00b0000002", "0006" + OK);
    say("00b0000204", "01020304" + OK);
    say("00b00006ff", "0506" + OK);
    say("00b0000000", "0006010203040506" + OK);
    say("00b0000800", "6b00");
    assertEquals(1, content.files, "one activation sees one message");
  }

  @Test
  void knowsThatTheFileWasReadOnlyWhenEveryByteWas() {
    openFile();
    say("00b0000602", "0506" + OK);
    say("00b0000001", "00" + OK);
    assertFalse(content.readWhole);
    say("00b0000100", "06010203040506" + OK);
    assertFalse(content.readWhole, "the phone may be gone");
    say(SELECT_CC, OK);
    assertTrue(content.readWhole, "it has asked for more");
  }

  @ParameterizedTest
  @CsvSource({"RELEASED, true", "LINK_LOST, false", "CHIP_LOST, false"})
  void takesAnActivationThatEndedWellForHavingHeard(TargetEnd end, boolean heard) {
    openFile();
    say("00b0000000", "0006010203040506" + OK);
    card.onEnd(end, 0);
    assertEquals(heard, content.readWhole);
  }

  @Test
  void commitsWithTheLastWriteOnlyAndLooksAbsentThen() {
    openFile();
    say("00d60000020000", OK);
    say("00d6000203aabbcc", OK);
    say("00d6000502ddee", OK);
    assertTrue(content.written.isEmpty());
    assertEquals(0, absentNanos);
    say("00d60000020005", OK);
    assertEquals(List.of("0000aabbccddee"), content.written);
    assertEquals(500_000_000L, absentNanos);
  }

  @Test
  void givesNothingWrittenBack() {
    openFile();
    say("00d60000020000", OK);
    say("00d6000203aabbcc", OK);
    say("00b0000000", "0006010203040506" + OK);
  }

  @Test
  void dropsHalfAWriteAtTheEndOfTheActivation() {
    openFile();
    say("00d60000020000", OK);
    say("00d6000203aabbcc", OK);
    card.onEnd(TargetEnd.RELEASED, 0);
    card.onActivated(0);
    openFile();
    say("00d60000020003", "6985");
    say("00d6000203aabbcc", "6985");
    assertTrue(content.written.isEmpty());
  }

  @Test
  void commitsNothingThatNobodyWrote() {
    openFile();
    say("00d60000020000", OK);
    say("00d6000203aabbcc", OK);
    say("00d60000020004", "6a84");
    say("00d60000020003", "6985");
    assertTrue(content.written.isEmpty());
    say("00d60000020000", OK);
    say("00d6000601aa", "6b00");
  }

  @Test
  void refusesToBeMadeReadOnly() {
    say(SELECT_APP, OK);
    say(SELECT_CC, OK);
    say("00d6000e01ff", "6982");
    say("00b0000e01", "00" + OK);
  }

  @Test
  void saysNoToWhatIsNotOurMessage() {
    content.ours = false;
    openFile();
    say("00d60000020000", OK);
    say("00d6000201aa", OK);
    say("00d60000020001", "6a80");
    assertEquals(0, absentNanos);
  }

  @Test
  void keepsItsLimits() {
    openFile();
    say("00d60000020000", OK);
    say("00d60002f0" + "aa".repeat(240), OK);
    say("00d600f2f1" + "aa".repeat(241), "6700");
    say("00d607ff01aa", "6b00");
    say("00d6080001aa", "6b00");
    fill(2047);
    say("00d607ff01aa", OK);
    say("00d607ff02aaaa", "6a84");
    say("00d6000002" + "07fe", OK);
    assertEquals(2 + 2046, content.written.getFirst().length() / 2);
  }

  @ParameterizedTest
  @CsvSource({
    "00a4040008f04641524144415a00, 6a82",
    "00a4040007d276000085010100, 9000",
    "00a4000c02e103, 6a82",
    "00b0000000, 6986",
    "00d60000020000, 6986",
    "00ca000000, 6d00",
    "80460000, 6e00",
    "00, 6700",
    "00a4040008f0, 6700"
  })
  void answersBeforeAnythingIsSelected(String command, String status) {
    say(command, status);
  }

  @ParameterizedTest
  @CsvSource({
    "00a4000c02e105, 6a82",
    "00a4000c03e10400, 6700",
    "00a4010c02e104, 6a86",
    "00a4000002e104, 9000",
    "00b0000001aa, 6700",
    "00b00000, 6700",
    "00ca000000, 6d00",
    "90b0000000, 6e00",
    "00d6000100, 6700",
    "00d6000102aabb, 6b00",
    "00d6000001aa, 6b00"
  })
  void answersWhatDoesNotFit(String command, String status) {
    openFile();
    say(command, status);
  }

  @Test
  void aSecondRoundMayBeginAtTheContainer() {
    openFile();
    say("00b0000000", "0006010203040506" + OK);
    say(SELECT_CC, OK);
    say("00b000000f", "000f2000f000f00406e10408000000" + OK);
    say(SELECT_NDEF, OK);
    say("00b0000002", "0006" + OK);
  }

  @Test
  void neverThrowsWhateverComes() {
    Random random = new Random(1);
    openFile();
    for (int i = 0; i < 100_000; i++) {
      byte[] command = new byte[1 + random.nextInt(30)];
      random.nextBytes(command);
      command[0] = random.nextInt(4) == 0 ? command[0] : 0;
      int[] ins = {0xA4, 0xB0, 0xD6, 0xC0};
      if (command.length > 1) {
        command[1] = (byte) ins[random.nextInt(4)];
      }
      card.onCommand(command, command.length, 0);
      assertTrue(card.next(0) instanceof TargetStep.Answer);
    }
  }

  private void openFile() {
    say(SELECT_APP, OK);
    say(SELECT_NDEF, OK);
  }

  private void fill(int end) {
    int at = 242;
    while (at < end) {
      int bytes = Math.min(240, end - at);
      say("00d6%04x%02x".formatted(at, bytes) + "aa".repeat(bytes), OK);
      at += bytes;
    }
  }

  private void say(String command, String expected) {
    byte[] bytes = HEX.parseHex(command);
    card.onCommand(bytes, bytes.length, 0);
    TargetStep.Answer answer = (TargetStep.Answer) card.next(0);
    absentNanos = answer.absentNanos();
    assertEquals(expected, HEX.formatHex(answer.responseApdu()), command);
  }

  /** Six bytes that never change, and a list of what was written. */
  private static final class Content implements TagContent {
    private final List<String> written = new ArrayList<>();
    private boolean ours = true;
    private boolean readWhole;
    private int files;

    @Override
    public byte[] file(long nowNanos) {
      files++;
      return HEX.parseHex("0006010203040506");
    }

    @Override
    public boolean written(byte[] file, int messageBytes, long nowNanos) {
      written.add(HEX.formatHex(Arrays.copyOf(file, 2 + messageBytes)));
      return ours;
    }

    @Override
    public boolean leavesAfterRead() {
      return false;
    }

    @Override
    public void readWhole(long nowNanos) {
      readWhole = true;
    }

    @Override
    public void ended(long nowNanos) {}
  }
}
