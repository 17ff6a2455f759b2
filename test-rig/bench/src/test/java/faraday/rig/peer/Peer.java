package faraday.rig.peer;

import java.nio.file.Path;

/**
 * Every conversation with a foreign program that a full run must hold, with the number of checks
 * that may not be undercut.
 */
enum Peer {
  LIBNFC_LIST("libnfc nfc-list", Install.LIBNFC, 16),
  LIBNFC_POLL("libnfc nfc-poll", Install.LIBNFC, 6),
  LIBNFC_ANTICOL("libnfc nfc-anticol", Install.LIBNFC, 7),
  LIBNFC_DIAGNOSE("libnfc pn53x-diagnose", Install.LIBNFC, 3),
  LIBNFC_TAMASHELL("libnfc pn53x-tamashell", Install.LIBNFC, 7),
  LIBNFC_RELAY("libnfc nfc-relay-picc", Install.LIBNFC, 10),
  LIBNFC_RELAY_WALLET("libnfc nfc-relay-picc to the wallet", Install.LIBNFC, 2),
  NPM_PN532("npm pn532", Install.NODE, 7),
  NODE_PHONE_VECTORS("node phone, vectors", Install.NODE, 22),
  NODE_PHONE_UNKNOWN("node phone, unknown vectors", Install.NODE, 19),
  NODE_PHONE_01("node phone, profile 01", Install.NODE, 20),
  NODE_PHONE_02("node phone, profile 02", Install.NODE, 20),
  NODE_PHONE_03("node phone, profile 03", Install.NODE, 10),
  RECOMPUTE("recompute", Install.NODE, 14),
  RECOMPUTE_SABOTAGED("recompute (sabotaged)", Install.NODE, 8),
  RECOMPUTE_REPEATED("recompute (repeated blocks)", Install.NODE, 5),
  SIGROK("sigrok-cli", Install.SIGROK, 26),
  TSHARK("tshark", Install.TSHARK, 38),
  GTKWAVE("gtkwave", Install.GTKWAVE, 32);

  /** The commands that bring the programs. */
  private static final class Install {
    static final String LIBNFC = "libnfc-bin libnfc-examples libnfc-pn53x-examples";
    static final String NODE = "nodejs npm";
    static final String SIGROK = "sigrok-cli";
    static final String TSHARK = "tshark";
    static final String GTKWAVE = "gtkwave";
  }

  private final String title;
  private final String packages;
  private final int committedChecks;

  Peer(String title, String packages, int committedChecks) {
    this.title = title;
    this.packages = packages;
    this.committedChecks = committedChecks;
  }

  /** How {@code peers.json} calls it. */
  String title() {
    return title;
  }

  /** The least number of checks that a run of it makes. */
  int committedChecks() {
    return committedChecks;
  }

  /** Finds one of its programs; a missing one skips the test, or fails it. */
  Path program(String name) {
    return Peers.program(name, "apt-get install " + packages);
  }
}
