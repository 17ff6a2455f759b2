package faraday.rig.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * libnfc 1.8 drives the simulated PN532 with every tool that can judge it, as pn532.md §8 records
 * them.
 */
final class LibnfcPeerTest {

  private static final int LIMIT_SECONDS = 60;
  private static final String UID = "UID \\(NFCID3\\): +(08( +[0-9a-f]{2}){3})";

  /** Commands and answers of a Type 4 tag, among them one that fills a frame and one beyond it. */
  private static final Map<String, String> RELAYED = relayed();

  @TempDir private static Path folder = Path.of("");
  private static @Nullable ChipProcess chip;
  private static String version = "";

  private static Map<String, String> relayed() {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("00a4040007d276000085010100", "9000");
    pairs.put("00a4000c02e103", "9000");
    pairs.put("00b000000f", "000f2000f000f00406e10400cf00ff9000");
    pairs.put("00a4000c02e104", "9000");
    pairs.put("00b0000000", "00cdd101c95504" + "78".repeat(200) + "9000");
    pairs.put("00d60000f0" + "5a".repeat(240), "6982");
    pairs.put("00d60000ff" + "5a".repeat(255), "6982");
    return pairs;
  }

  /** Each test asks by itself, so that each is told as skipped; the chip is one for all. */
  @BeforeEach
  void startChip() throws IOException, InterruptedException {
    Peer.LIBNFC_LIST.program("nfc-list");
    if (chip == null) {
      chip = ChipProcess.start(folder.resolve("pn532"), "--phone", "type4", "--seed", "7");
      String said = tool(libnfc(), "nfc-list", "-t", "1");
      version = said.replaceAll("(?s).*uses libnfc (\\S+).*", "$1");
    }
  }

  @AfterAll
  static void endChip() throws IOException, InterruptedException {
    if (chip != null) {
      try (ChipProcess ended = chip) {
        ended.endByTerm();
      }
    }
  }

  private static Map<String, String> libnfc() {
    return Objects.requireNonNull(chip).libnfc();
  }

  private static String tool(Map<String, String> environment, String name, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Peer.LIBNFC_LIST.program(name).toString());
    command.addAll(List.of(options));
    return PeerProgram.run(command, environment, LIMIT_SECONDS);
  }

  @Test
  void nfcListFindsOnePhoneAndNothingInAllOtherModulations() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_LIST, version)) {
      String said = tool(libnfc(), "nfc-list", "-v");
      run.says("1 ISO14443A passive target(s) found", said);
      run.says("ATQA (SENS_RES): 00 04", said);
      run.finds(UID, said);
      run.says("Random UID", said);
      run.says("SAK (SEL_RES): 20", said);
      run.says("ATS: 78 80 70 02", said);
      run.says("Max Frame Size accepted by PICC: 256 bytes", said);
      for (String kind :
          List.of(
              "Felica (212 kbps)",
              "Felica (424 kbps)",
              "ISO14443B",
              "ISO14443B'",
              "ISO14443B-2 ST SRx",
              "ISO14443B-2 ASK CTx",
              "ISO14443B iClass",
              "ISO14443A-3 Jewel",
              "ISO14443A-2 NFC Barcode")) {
        run.says("0 " + kind + " passive target(s) found", said);
      }
    }
  }

  @Test
  void nfcPollSeesThePhoneComeAndGo() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_POLL, version);
        RemovableCard card = new RemovableCard()) {
      String said = pollWhileTheCardLeaves(card);
      run.says("NFC device will poll during 36000 ms", said);
      run.finds(UID, said);
      run.says("SAK (SEL_RES): 20", said);
      run.says("Waiting for card removing...", said);
      run.says("Target Released", said);
      run.says("done.", said);
    }
  }

  private static String pollWhileTheCardLeaves(RemovableCard card)
      throws IOException, InterruptedException, ExecutionException {
    List<String> command = List.of(Peer.LIBNFC_LIST.program("nfc-poll").toString());
    try (PeerProgram poll = PeerProgram.start(command, card.libnfc())) {
      poll.await("Waiting for card removing...", LIMIT_SECONDS);
      card.take();
      return poll.end(LIMIT_SECONDS);
    }
  }

  @Test
  void nfcAnticolSelectsThePhoneWithItsOwnRawFrames() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_ANTICOL, version)) {
      String said = tool(libnfc(), "nfc-anticol");
      run.says("Sent bits: 26 (7 bits)\nReceived bits: 04 00", said);
      run.finds("(93 +20 +\\n *Received bits: +08)", said);
      run.says("Received bits: 20 fc 70", said);
      run.says("Sent bits: e0 50 bc a5 \nReceived bits: 05 78 80 70 02 a5 46", said);
      run.finds("UID: (08[0-9a-f]{6})", said);
      run.says("ATQA: 0004", said);
      run.says("ATS: 05 78 80 70 02 a5 46", said);
    }
  }

  @Test
  void pn53xDiagnoseFindsLineAndMemoriesInOrder() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_DIAGNOSE, version)) {
      String said = tool(libnfc(), "pn53x-diagnose");
      run.says("Communication line test: OK", said);
      run.says("ROM test: OK", said);
      run.says("RAM test: OK", said);
    }
  }

  @Test
  void pn53xTamashellMeetsTheErrorFrameAndExtendedFrames() throws Exception {
    String longest = "0000" + "a5".repeat(253);
    Path script = folder.resolve("tama");
    Files.writeString(script, "02\n7E01\n06630263036305\n" + longest + "\n02\n");
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_TAMASHELL, version)) {
      String said = tool(libnfc(), "pn53x-tamashell", script.toString());
      run.says("> 02\nTx: 02 \nRx: 32 01 06 07", said);
      run.says("Application level error detected", said);
      run.says("Rx: Input / Output Error", said);
      run.says("Tx: 7e 01 \n> 06630263036305", said);
      run.says("Tx: 06 63 02 63 03 63 05 \nRx: 80 80 40", said);
      run.says("Tx: 00 00" + " a5".repeat(253) + " \nRx: 00" + " a5".repeat(253), said);
      run.finds("(?s)(a5  \\n> 02\\nTx: 02  \\nRx: 32  01  06  07)", said);
    }
  }

  @Test
  void nfcRelayPiccCarriesApdusBothWays() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_RELAY, version);
        RemovableCard card = new RemovableCard()) {
      String said = relay(card.libnfc(), List.copyOf(RELAYED.keySet()));
      run.says("#ATQA 0002: 00 04", said);
      run.says("#SAK 0001: 20", said);
      run.says("#ATS 0004: 78 80 70 02", said);
      Iterator<String> answers = answers(said).iterator();
      for (String wanted : RELAYED.values()) {
        String got = answers.hasNext() ? answers.next() : "nothing";
        run.check(wanted.equals(got), () -> wanted + " expected, but " + got);
      }
    }
  }

  /** SPEC: the wallet answers the project's own application id, and nothing of a Type 4 tag. */
  @Test
  void nfcRelayPiccReachesTheWalletByItsOwnApplicationId() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.LIBNFC_RELAY_WALLET, version);
        ChipProcess walletChip = ChipProcess.start(folder.resolve("wallet"), "--phone", "wallet")) {
      List<String> commands = List.of("00a4040008f04641524144415900", "00a4040007d276000085010100");
      List<String> answers = answers(relay(walletChip.libnfc(), commands));
      run.finds("(9000), 6a82", String.join(", ", answers));
      run.check(answers.size() == 2, () -> answers + " are two answers");
      walletChip.endByTerm();
    }
  }

  /** Gives the tool all commands on descriptor 3 and returns what it wrote to descriptor 4. */
  private static String relay(Map<String, String> environment, List<String> commands)
      throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String apdu : commands) {
      String spaced = apdu.replaceAll("(..)", " $1");
      lines.append("#C-APDU %04x:%s\n".formatted(apdu.length() / 2, spaced));
    }
    Path in = Files.writeString(folder.resolve("relay.in"), lines);
    Path out = folder.resolve("relay.out");
    String program = Peer.LIBNFC_LIST.program("nfc-relay-picc").toString();
    String redirected = "exec \"$0\" -i 3<\"$1\" 4>\"$2\"";
    PeerProgram.run(
        List.of("sh", "-c", redirected, program, in.toString(), out.toString()),
        environment,
        LIMIT_SECONDS);
    return Files.readString(out);
  }

  private static List<String> answers(String said) {
    return said.lines()
        .filter(line -> line.startsWith("#R-APDU"))
        .map(line -> line.replaceFirst("#R-APDU [0-9a-f]{4}:", "").replace(" ", ""))
        .toList();
  }
}
