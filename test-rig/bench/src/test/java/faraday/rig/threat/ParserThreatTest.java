package faraday.rig.threat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-27: whatever the bytes, the charger refuses them and serves the next driver. */
final class ParserThreatTest {

  @Test
  @Tag("threat-27")
  void shortFrameIsRefused() {
    Threats.answered(
        "27", "frame-length-not-checked", ParserAttacks.class, "shortRequestAbortsTheCharger");
  }
}
