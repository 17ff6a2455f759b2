package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.board.BoardScene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Watches the APDUs for a key and counter that seal two plaintexts (SPEC §2): of one beacon there
 * is one M2 and one M4, whatever happens to the link.
 */
final class NonceWatch {

  private static final int M1 = 0x11;
  private static final int M2 = 0x12;
  private static final int M3 = 0x13;
  private static final int M4 = 0x14;
  private static final int FRAME_AT = 5;
  private static final int BEACON_AT = 3;

  private final Map<String, String> sealed = new HashMap<>();
  private final List<String> twice = new ArrayList<>();
  private final StringBuilder down = new StringBuilder();
  private String beacon = "";

  NonceWatch(BoardScene scene) {
    scene.taps.listen(this::heard);
  }

  void holds() {
    assertTrue(!sealed.isEmpty(), "sealed frames were seen");
    assertEquals(List.of(), twice);
  }

  private void heard(String signal, byte[] apdu) {
    if (signal.equals("apdu.response")) {
      fromPhone(apdu);
    } else if (apdu.length > FRAME_AT && apdu[1] == 0x46) {
      down.append(HexFormat.of().formatHex(apdu, FRAME_AT, FRAME_AT + (apdu[4] & 0xFF)));
      if (apdu[2] == 0) {
        fromCharger(down.toString());
        down.setLength(0);
      }
    } else {
      down.setLength(0);
    }
  }

  private void fromPhone(byte[] apdu) {
    boolean names = apdu.length > FRAME_AT + 4 && (apdu[0] == M1 || apdu[0] == M3);
    if (names) {
      beacon = HexFormat.of().formatHex(apdu, BEACON_AT, BEACON_AT + 4);
    }
  }

  private void fromCharger(String frame) {
    int type = Integer.parseInt(frame.substring(0, 2), 16);
    if (type == M2 || type == M4) {
      String before = sealed.putIfAbsent(beacon + " " + type, frame);
      if (before != null && !before.equals(frame)) {
        twice.add(beacon + ": two plaintexts in frame " + type);
      }
    }
  }
}
