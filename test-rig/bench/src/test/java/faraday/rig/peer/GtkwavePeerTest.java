package faraday.rig.peer;

import faraday.rig.export.ExportedDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GTKWave's reader takes both dumps in, and gives back every change at its time. */
final class GtkwavePeerTest {

  private static final int LIMIT_SECONDS = 60;
  private static final double ROUNDED = 1e-9;

  @TempDir private Path folder = Path.of("");

  /** A dump as we read it: its unit, and per name the changes in order. */
  private record Dump(String unit, Map<String, List<String>> changes) {
    int count() {
      return changes.values().stream().mapToInt(List::size).sum();
    }
  }

  @Test
  void givesBackEveryVoltAndEveryWire() throws Exception {
    String version = version();
    ExportedDemo demo = ExportedDemo.of(1);
    try (PeerRun run = PeerRun.start(Peer.GTKWAVE, version)) {
      Path volts = demo.closing().resolveSibling("closing-volts.vcd");
      Dump ours = read(Files.readString(volts));
      run.check(ours.count() > 3000, () -> "only " + ours.count() + " changes of quantities");
      roundTrip(run, volts);
      roundTrip(run, demo.closing());
    }
  }

  private static String version() throws IOException, InterruptedException {
    Peer.GTKWAVE.program("vcd2fst");
    List<String> ask = List.of("dpkg-query", "-W", "-f", "${Version}", "gtkwave");
    String said = PeerProgram.run(ask, Map.of(), LIMIT_SECONDS);
    return said.matches("[0-9][-0-9A-Za-z.~+]*") ? said : "unknown";
  }

  private void roundTrip(PeerRun run, Path dump) throws IOException, InterruptedException {
    Path fst = folder.resolve("copy.fst");
    String written =
        PeerProgram.run(
            List.of(Peer.GTKWAVE.program("vcd2fst").toString(), dump.toString(), fst.toString()),
            Map.of(),
            LIMIT_SECONDS);
    run.check(Files.size(fst) > 100, () -> "vcd2fst wrote nothing: " + written);
    String back =
        PeerProgram.run(
            List.of(Peer.GTKWAVE.program("fst2vcd").toString(), fst.toString()),
            Map.of(),
            LIMIT_SECONDS);
    Dump ours = read(Files.readString(dump));
    Dump theirs = read(back);
    run.check(theirs.unit().equals(ours.unit()), () -> "unit " + theirs.unit());
    run.check(
        theirs.changes().keySet().equals(ours.changes().keySet()), () -> "other names: " + back);
    ours.changes()
        .forEach(
            (name, changes) ->
                run.check(
                    same(changes, theirs.changes().getOrDefault(name, List.of())),
                    () -> name + " differs after the round trip"));
  }

  private static boolean same(List<String> ours, List<String> theirs) {
    boolean same = ours.size() == theirs.size();
    for (int i = 0; same && i < ours.size(); i++) {
      String[] one = ours.get(i).split(" ", -1);
      String[] other = theirs.get(i).split(" ", -1);
      double apart = Double.parseDouble(one[1]) - Double.parseDouble(other[1]);
      same = one[0].equals(other[0]) && StrictMath.abs(apart) < ROUNDED;
    }
    return same;
  }

  /** Reads wires and reals; changes that change nothing are left out. */
  private static Dump read(String text) {
    Map<String, String> names = new HashMap<>();
    Map<String, List<String>> changes = new HashMap<>();
    String[] tokens = text.trim().split("\\s+");
    String unit = "";
    String now = "0";
    for (int i = 0; i < tokens.length; i++) {
      String token = tokens[i];
      if (token.equals("$timescale")) {
        unit = tokens[i + 1].equals("1") ? "1" + tokens[i + 2] : tokens[i + 1];
      } else if (token.equals("$var")) {
        names.put(tokens[i + 3], tokens[i + 4]);
        changes.put(tokens[i + 4], new ArrayList<>());
      }
      if (token.startsWith("$") && !token.equals("$dumpvars") && !token.equals("$end")) {
        i = end(tokens, i);
      } else if (token.startsWith("#")) {
        now = token.substring(1);
      } else if (token.startsWith("r")) {
        add(changes, names.getOrDefault(tokens[++i], "?"), now, token.substring(1));
      } else if (token.startsWith("0") || token.startsWith("1")) {
        add(changes, names.getOrDefault(token.substring(1), "?"), now, token.substring(0, 1));
      }
    }
    return new Dump(unit, changes);
  }

  private static int end(String[] tokens, int from) {
    int at = from;
    while (!tokens[at].equals("$end")) {
      at++;
    }
    return at;
  }

  private static void add(
      Map<String, List<String>> changes, String name, String now, String value) {
    List<String> own = changes.computeIfAbsent(name, any -> new ArrayList<>());
    boolean news = own.isEmpty() || !own.getLast().endsWith(" " + value);
    if (news) {
      own.add(now + " " + value);
    }
  }
}
