package faraday.rig.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import faraday.rig.codec.Digests;
import faraday.rig.codec.WireException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatabilityTest {

  @Test
  void oneSeedGivesOneTraceByteForByte() throws WireException {
    assertArrayEquals(wholeStory(1), wholeStory(1));
  }

  @Test
  void anotherSeedGivesAnother() throws WireException {
    assertFalse(Arrays.equals(wholeStory(1), wholeStory(2)));
  }

  private static byte[] wholeStory(long seed) throws WireException {
    TapScene scene = new TapScene(seed, PhoneSettings.USUAL).started();
    byte[] receipt = scene.charger.signed(scene.record().payload());
    scene.tap(Intent.STOP, 2, TapScene.SESSION.bytes(), 0, receipt);
    scene.down(1, 1, new byte[300]);
    scene.bye();
    return Digests.join(scene.terminal.responses().toArray(byte[][]::new));
  }

  @Test
  void aStartTakesFiveExchangesAndTheTimeOfFivePhoneAnswers() throws WireException {
    TapScene scene = new TapScene();
    scene.withToken();

    scene.tap(Intent.START, 0, TapScene.SESSION.bytes(), 5, 1, 20_000, 3600, 32_000);

    assertEquals(5, scene.terminal.responses().size());
    assertEquals(50_000_000L, scene.terminal.nowNanos());
    List<PhoneLog.SeenFrame> frames = scene.phone.log().frames();
    assertEquals(List.of(0x10, 0x11, 0x12, 0x13, 0x14), types(frames));
    int bytes = frames.stream().mapToInt(frame -> frame.bytes().length).sum();
    assertEquals(new PhoneLog.Tally(5, bytes), scene.phone.log().tap());
  }

  private static List<Integer> types(List<PhoneLog.SeenFrame> frames) {
    return frames.stream().map(PhoneLog.SeenFrame::type).toList();
  }
}
