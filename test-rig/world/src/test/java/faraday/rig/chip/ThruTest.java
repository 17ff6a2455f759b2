package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.rf.EchoApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** InCommunicateThru and the registers that steer it, as nfc-anticol and nfc-list use them. */
final class ThruTest {

  private final HostBench bench = HostBench.awake();

  @BeforeEach
  void placePhone() {
    bench.place(new EchoApp(0));
    bench.ask("08630280630380");
  }

  @Test
  void letsAHostDoItsOwnSelection() {
    bench.ask("08630200630300");
    bench.ask("08633d07");
    assertEquals("43000400", bench.ask("4226"));
    assertEquals("0700", bench.ask("06633c"));
    bench.ask("08633d00");
    assertEquals("4300" + "0811223308", bench.ask("429320"));
    assertEquals("4300" + "20fc70", bench.ask("429370" + "0811223308" + "a7fa"));
    assertEquals("4300" + "0578807002a546", bench.ask("42e050bca5"));
    assertEquals("4301", bench.ask("42500057cd"));
  }

  @Test
  void appendsAndStripsChecksumsWhenTheRegistersSaySo() {
    bench.ask("4a0100");
    assertEquals("4300" + "02aa9000", bench.ask("4202aa"));
    bench.ask("08630300");
    assertTrue(bench.ask("4203bb").startsWith("4300" + "03bb9000"));
  }

  @Test
  void answersTheBarePresenceCheckOfAnUnmodifiedHost() {
    bench.ask("4a0100");
    assertEquals("4300a3", bench.ask("42b2"));
    bench.field.remove(bench.clock.nowNanos());
    assertEquals("4301", bench.ask("42b2"));
  }

  @Test
  void reportsAChecksumErrorForAnAnswerWithoutOne() {
    bench.ask("08630200633d07");
    assertEquals("4302", bench.ask("4226"), "ATQA has no checksum");
  }

  @Test
  void hearsNothingInTypeBFraming() {
    bench.ask("08630283630383");
    assertEquals("4301", bench.ask("42010b3f80"));
    assertEquals("4301", bench.ask("420600"));
  }

  @Test
  void switchesTheFieldOnForAnEmptyCommandAndHearsNothing() {
    bench.ask("320100");
    assertEquals("4301", bench.ask("42"));
    assertTrue(bench.field.on());
  }

  @Test
  void placesPartialBytesWhereTheRegisterSays() {
    bench.ask("08630200630300633d07");
    bench.ask("4226");
    bench.ask("08633d44");
    assertEquals("4300" + "10223308", bench.ask("42933408" + "11").substring(0, 12));
  }

  @Test
  void waitsAsLongAsTheRetryTimeoutSays() {
    bench.field.remove(bench.clock.nowNanos());
    bench.ask("320200000b");
    bench.send(HostBench.frame("42b2"));
    assertEquals(HostBench.ACK, bench.hear(100));
    assertEquals(HostBench.response("4301"), bench.hear(20), "102.4 ms and processing");
  }
}
