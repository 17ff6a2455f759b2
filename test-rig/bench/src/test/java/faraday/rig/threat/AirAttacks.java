package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.Frame;
import faraday.rig.codec.WireException;
import faraday.rig.invariant.FrameWire;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.plant.Substitutes;
import faraday.rig.script.ApduTerminal;
import faraday.rig.script.ScriptedCharger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Listeners, followers and false chargers (TH-3, TH-4, TH-24, TH-25). */
final class AirAttacks {

  private static final int SAME_BYTES = 8;
  private static final int BEACON_END = Frame.HEADER_BYTES + 4;

  private AirAttacks() {}

  /** TH-3: somebody listens to a whole session and reads what he can. */
  static boolean listenerReadsATap() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    scene.tap(anna, Intent.START);
    scene.run(10 * Scenes.S);
    scene.tap(anna, Intent.STOP);
    List<FrameWire.Seen> sealed =
        scene.wire.frames().stream().filter(frame -> frame.type() != Frame.M0).toList();
    return sealed.isEmpty()
        || sealed.stream().anyMatch(frame -> isReadable(frame.bytes()))
        || sealed.stream().anyMatch(frame -> names(frame.bytes(), anna.walletId().bytes()));
  }

  /** Whether the body, less a tag, is an item of CBOR. */
  private static boolean isReadable(byte[] frame) {
    int tag = 16;
    if (frame.length < Frame.HEADER_BYTES + tag + 1) {
      return false;
    }
    try {
      byte[] body = Arrays.copyOfRange(frame, Frame.HEADER_BYTES, frame.length - tag);
      return CborValue.parse(body).size() > 1;
    } catch (WireException e) {
      return false;
    }
  }

  private static boolean names(byte[] frame, byte[] id) {
    return HexFormat.of().formatHex(frame).contains(HexFormat.of().formatHex(id));
  }

  /** TH-4: somebody listens at two taps and asks whether it was the same phone. */
  static boolean listenerKnowsThePhoneAgain() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.phone("Anna");
    scene.tap(anna, Intent.READ);
    Set<String> first = saidBy(scene, 0);
    int heard = scene.wire.frames().size();
    scene.run(60 * Scenes.S);
    scene.tap(anna, Intent.READ);
    Set<String> second = saidBy(scene, heard);
    return first.isEmpty() || second.isEmpty() || !disjoint(first, second);
  }

  private static boolean disjoint(Set<String> first, Set<String> second) {
    return first.stream().noneMatch(second::contains);
  }

  /** All runs of eight bytes that the phone said behind the beacon's id. */
  private static Set<String> saidBy(BoardScene scene, int from) {
    List<FrameWire.Seen> frames = scene.wire.frames();
    Set<String> runs = new HashSet<>();
    for (FrameWire.Seen frame : frames.subList(from, frames.size())) {
      for (int at = BEACON_END; !frame.toPhone() && at + SAME_BYTES <= frame.bytes().length; at++) {
        runs.add(HexFormat.of().formatHex(frame.bytes(), at, at + SAME_BYTES));
      }
    }
    return runs;
  }

  /** TH-25: a false charger with keys of its own asks for the token. */
  static boolean falseChargerGetsTheToken() {
    BoardScene scene = Scenes.board();
    ScriptedCharger rogue = new ScriptedCharger(scene.seed, "rogue", scene.epochS());
    WalletPhone anna = scene.phone("Anna");
    scene.give(anna, scene.order(anna).forSite());
    Substitutes.believe(rogue.entry());
    return getsTheToken(rogue, anna);
  }

  /** TH-24: a charger's key was stolen; the server has given the charger a new one. */
  static boolean stolenChargerKeyGetsTheToken() {
    BoardScene scene = Scenes.board();
    ScriptedCharger thief = new ScriptedCharger(scene.seed, "garage", scene.epochS());
    ScriptedCharger renewed = new ScriptedCharger(scene.seed, "renewed", scene.epochS());
    scene.office.register(thief.entry());
    WalletPhone anna = scene.phone("Anna");
    scene.give(anna, scene.order(anna).forSite());
    if (!getsTheToken(thief, anna)) {
      throw new AssertionError("before the theft the phone serves this charger");
    }
    ChargerEntry old = thief.entry();
    scene.office.register(
        new ChargerEntry(
            old.chargerId(), old.siteId(), renewed.entry().dhKey(), renewed.entry().signKey()));
    anna.fetchFrom(scene.office);
    return getsTheToken(thief, anna);
  }

  /** Whether this charger, true or false, reads a token out of the phone's M3. */
  private static boolean getsTheToken(ScriptedCharger charger, WalletPhone phone) {
    ApduTerminal field = new ApduTerminal(phone);
    phone.want(Intent.START);
    field.activate();
    try {
      charger.readM1(field.transfer(charger.m0()).data());
      return charger.readM3(field.transfer(charger.m2()).data()).at(0).bytes().length > 0;
    } catch (WireException e) {
      return false;
    } finally {
      field.deactivate();
    }
  }

  /** What a phone says to a charger that it does not know. */
  static int wordsToAStranger() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.phone("Anna");
    ScriptedCharger rogue = new ScriptedCharger(5, "unknown", scene.epochS());
    getsTheToken(rogue, anna);
    return anna.log().all(PhoneEvent.Asked.class).size();
  }
}
