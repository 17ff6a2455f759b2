package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.rf.EchoApp;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a host sends, the chip throws nothing and serves the next host. */
final class HostileHostTest {

  private final HostBench bench = HostBench.withPhone(new EchoApp(0));

  @Property(seed = "7", tries = 150)
  void survivesNoise(@ForAll @Size(max = 600) byte[] noise) {
    bench.send(HexFormat.of().formatHex(noise));
    servesTheNextHost();
  }

  @Property(seed = "8", tries = 600)
  void survivesEveryCommandWithAnyArguments(
      @ForAll @IntRange(min = 0, max = 0x94) int code, @ForAll @Size(max = 60) byte[] arguments) {
    boolean sleeps = code == 0x16;
    if (!sleeps) {
      bench.send(HostBench.frame("%02x".formatted(code) + HexFormat.of().formatHex(arguments)));
    }
    servesTheNextHost();
  }

  private void servesTheNextHost() {
    bench.hear(300);
    bench.send(HostBench.ACK);
    bench.line.host().setBaud(bench.line.device().baud());
    bench.hear(100);
    bench.send(HostBench.PRELUDE + HostBench.frame("1401"));
    assertEquals(HostBench.ACK + HostBench.response("15"), bench.hear(100));
  }
}
