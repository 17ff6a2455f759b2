package faraday.rig.threat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TH-30: nothing is delivered that no record knows. */
final class PowerThreatTest {

  @Test
  @Tag("threat-30")
  void nothingClosesBeforeItsStartIsDurable() {
    Threats.answered("30", "start-not-awaited", PowerAttacks.class, "flashHangsAtStart");
  }
}
