package faraday.firmware.journal;

import faraday.hal.sim.FlashCut;
import faraday.hal.sim.FlashFaults;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimNorFlash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One session written again and again, each time with the supply cut at another place, and the
 * invariants of a journal checked after every cut. The checker keeps its own account of what was
 * promised and reads the flash with the journal's reader only.
 */
final class PowerCuts {

  /** A record of the session. */
  private record Step(RecordType type, int payloadBytes) {}

  private static final List<Step> SESSION =
      List.of(
          new Step(RecordType.BOOT, 24),
          new Step(RecordType.GRANT, 310),
          new Step(RecordType.START, 96),
          new Step(RecordType.METER, 20),
          new Step(RecordType.METER, 20),
          new Step(RecordType.STOP, 420));

  private static final int SECTORS = 12;

  private final Set<WriteRule> rules;
  private final byte[] startImage;
  private final List<String> breaches = new ArrayList<>();
  private long cuts;
  private JournalRig rig;
  private final List<byte[]> promised = new ArrayList<>();
  private int seenDurable;

  /**
   * Sessions on a flash that already holds something.
   *
   * @param fillBytes space taken before, so that the session meets a sector's end or not
   */
  PowerCuts(Set<WriteRule> rules, int fillBytes) {
    this.rules = rules;
    this.rig = new JournalRig(SECTORS, 1, rules).boot();
    for (int filled = 0; filled < fillBytes; filled += 512) {
      promise(RecordType.AUDIT, 512 - 64);
      rig.idle();
    }
    this.startImage = rig.flash.image();
  }

  long cuts() {
    return cuts;
  }

  List<String> breaches() {
    return breaches;
  }

  /** Cuts at every byte of every operation, the rest of the operation untouched or at random. */
  void everywhere() {
    List<Integer> operations = operationsOfASession();
    for (int operation = 0; operation < operations.size(); operation++) {
      int length = operations.get(operation);
      int stride = length == SimNorFlash.SECTOR_BYTES ? 256 : 1;
      for (int bytes = 0; bytes <= length; bytes += stride) {
        for (FlashCut.Rest rest : FlashCut.Rest.values()) {
          cutOnce(operation, bytes, rest);
        }
      }
    }
  }

  /** Cuts a session, and then again in what follows the restart, up to three times. */
  void repeatedly(long seed, int worlds) {
    SeededRandom random = new SeededRandom(seed, "repeated cuts");
    int operations = operationsOfASession().size();
    for (int world = 0; world < worlds; world++) {
      restart(seed + world);
      for (int cut = 0; cut < 3; cut++) {
        plan(random.nextInt(operations), random.nextInt(257), restOf(random));
        session();
        check("world " + world + " cut " + cut);
      }
      rig.idle();
      finish("world " + world);
    }
  }

  /** Records of any length and cuts at any time until nothing more fits; returns the restarts. */
  int untilFull(long seed) {
    SeededRandom random = new SeededRandom(seed, "until full");
    restart(seed);
    int restarts = 0;
    while (rig.journal.hasRoomForSession(0)) {
      plan(random.nextInt(16), random.nextInt(257), restOf(random));
      while (rig.flash.powered() && rig.journal.hasRoomForSession(0)) {
        promise(RecordType.METER, random.nextInt(random.nextInt(1024) + 1));
        if (random.nextInt(4) == 0) {
          rig.idle();
        }
      }
      check("seed " + seed + " restart " + restarts++);
    }
    finish("seed " + seed);
    return restarts;
  }

  /** Sectors that had to be erased, and were half erased when the supply went. */
  void duringErases() {
    for (int bytes = 0; bytes <= SimNorFlash.SECTOR_BYTES; bytes += 512) {
      for (FlashCut.Rest rest : FlashCut.Rest.values()) {
        restart(bytes);
        byte[] image = rig.flash.image();
        for (int sector = 2; sector < SECTORS; sector++) {
          Arrays.fill(image, sector * 4096, sector * 4096 + 12, (byte) 0x5A);
        }
        rig.flash.load(image);
        rig.boot();
        plan(0, bytes, rest);
        rig.idle();
        check("erase " + bytes + " " + rest);
        for (int i = 0; i < 6; i++) {
          promise(RecordType.METER, 1024);
        }
        finish("erase " + bytes + " " + rest);
      }
    }
  }

  /** Whole sessions on a chip that now and then loses a bit and says nothing. */
  void onALyingChip() {
    for (int phase = 0; phase < 7; phase++) {
      int lies = phase;
      restart(phase);
      rig.flash.inject(
          (erase, address, operation) ->
              !erase && operation % 7 == lies
                  ? FlashFaults.Outcome.SILENTLY_INCOMPLETE
                  : FlashFaults.Outcome.GOOD);
      session();
      rig.idle();
      rig.flash.inject(FlashFaults.NONE);
      check("lies " + phase);
      finish("lies " + phase);
    }
  }

  /** A session is running when the journal fills up. */
  void whenFull() {
    restart(0);
    promise(RecordType.START, 96);
    while (rig.journal.append(RecordType.METER, new byte[1024], JournalRig.STAMP)
        instanceof AppendResult.Queued) {
      rig.idle();
    }
    promised.clear();
    rig.journal.replay(found -> promised.add(JournalRig.bytesOf(found)));
    promise(RecordType.STOP, 1024);
    check("full");
  }

  private List<Integer> operationsOfASession() {
    restart(0);
    session();
    rig.idle();
    return List.copyOf(rig.operationBytes);
  }

  private void cutOnce(int operation, int bytes, FlashCut.Rest rest) {
    restart(operation * 1000L + bytes);
    plan(operation, bytes, rest);
    session();
    rig.idle();
    String name = "operation " + operation + " byte " + bytes + " " + rest;
    if (rig.flash.powered()) {
      breaches.add(name + ": was never cut");
    }
    check(name);
    finish(name);
  }

  private void restart(long seed) {
    rig = new JournalRig(SECTORS, seed, rules);
    rig.flash.load(startImage);
    rig.boot();
    promised.clear();
    rig.journal.replay(found -> promised.add(JournalRig.bytesOf(found)));
    seenDurable = promised.size();
  }

  private void plan(long operation, int bytes, FlashCut.Rest rest) {
    cuts++;
    rig.flash.planCut(new FlashCut(rig.flash.operations() + operation, bytes, rest));
  }

  private void session() {
    for (Step step : SESSION) {
      if (rig.flash.powered()) {
        promise(step.type, step.payloadBytes);
      }
    }
  }

  private void promise(RecordType type, int payloadBytes) {
    long seq = rig.journal.nextSeq();
    byte[] payload = JournalRig.payload(payloadBytes, seq + cuts);
    byte[] previous = rig.journal.tipLink();
    if (rig.journal.append(type, payload, JournalRig.STAMP) instanceof AppendResult.Refused no) {
      breaches.add(type + " refused: " + no.reason());
      return;
    }
    promised.add(RecordFormat.encode(type, seq, JournalRig.STAMP, previous, payload));
    rig.runUntil(
        () -> {
          noteDurable();
          return rig.journal.durable(seq);
        },
        JournalRig.SECOND_NANOS);
    noteDurable();
  }

  private void noteDurable() {
    seenDurable = Math.max(seenDurable, (int) rig.journal.lastDurableSeq());
  }

  /** Supply back, recovery, and everything that must hold then. */
  private void check(String name) {
    if (rig.flash.powered()) {
      rig.flash.cutPower(FlashCut.Rest.RANDOM_BITS);
    }
    rig.flash.powerOn();
    byte[] image = rig.flash.image();
    rig.boot();
    if (rig.journal.state() != JournalState.READY) {
      breaches.add(name + ": " + rig.journal.state());
      return;
    }
    List<byte[]> found = rig.found();
    comparePromises(name, found);
    RecoveryReport report = rig.report();
    if (!report.holes().isEmpty() || !report.chainBreaks().isEmpty() || report.stale() > 0) {
      breaches.add(name + ": " + report);
    }
    if (!Arrays.equals(image, rig.flash.image())) {
      breaches.add(name + ": recovery wrote");
    }
    rig.boot();
    if (!report.equals(rig.journal.recoveryReport()) || !JournalRig.same(found, rig.found())) {
      breaches.add(name + ": a second recovery differs");
    }
    while (promised.size() > found.size()) {
      promised.removeLast();
    }
    seenDurable = promised.size();
  }

  private void comparePromises(String name, List<byte[]> found) {
    if (found.size() < seenDurable) {
      breaches.add(name + ": " + seenDurable + " were durable, " + found.size() + " are left");
    }
    if (found.size() > seenDurable + 1 || found.size() > promised.size()) {
      breaches.add(name + ": more than the record in flight appeared");
    }
    for (int i = 0; i < Math.min(found.size(), promised.size()); i++) {
      if (!Arrays.equals(found.get(i), promised.get(i))) {
        breaches.add(name + ": record " + (i + 1) + " is not what was promised");
      }
    }
  }

  /** Life goes on after the cut: a CLOSE, and the whole chain once more. */
  private void finish(String name) {
    if (rig.journal.state() != JournalState.READY) {
      return;
    }
    promise(RecordType.CLOSE, 333);
    rig.idle();
    if (seenDurable < promised.size()) {
      breaches.add(name + ": CLOSE did not become durable");
    }
    check(name + " after CLOSE");
    if (rig.flash.overprograms() > 0) {
      breaches.add(name + ": programmed over written bytes");
    }
    if (rig.flash.weakPrograms() > 0) {
      breaches.add(name + ": programmed into a sector half erased");
    }
  }

  private static FlashCut.Rest restOf(SeededRandom random) {
    return random.nextInt(2) == 0 ? FlashCut.Rest.UNTOUCHED : FlashCut.Rest.RANDOM_BITS;
  }
}
