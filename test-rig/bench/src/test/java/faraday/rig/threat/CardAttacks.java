package faraday.rig.threat;

import faraday.hal.sim.SimProbe;
import faraday.rig.bench.PhoneField;
import faraday.rig.board.BoardScene;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Frame;
import faraday.rig.invariant.FrameWire;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PageReader;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import faraday.rig.threat.OracleAttacks.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What phones do that read the charger, profiles 01 and 03, and one beacon in two hands. */
final class CardAttacks {

  static final Set<Wrong> WRITABLE =
      EnumSet.of(
          Wrong.FRAME_TYPE,
          Wrong.FRAME_LENGTH,
          Wrong.UNKNOWN_BEACON,
          Wrong.OFF_THE_CURVE,
          Wrong.TAG,
          Wrong.SUITE,
          Wrong.NO_REQUEST,
          Wrong.M3_TAG,
          Wrong.NO_TOKEN_DELIVERY);

  private static final long GRID_NANOS = 20_000_000L;
  private static final int M0_BYTES = 98;
  private static final int TARGET = 1;
  private static final int NDEF = 3;
  private static final byte[] NOTHING = new byte[0];

  private CardAttacks() {}

  /** TH-28 in profile 01: any two refusals that can be told apart. */
  static boolean appRefusalsDiffer() {
    Set<String> seen = new HashSet<>();
    EnumSet.allOf(Wrong.class).forEach(wrong -> seen.add(refusalToAnApp(wrong)));
    return seen.size() > 1;
  }

  /** TH-28 in profile 03: any two acknowledgements of a bad write that can be told apart. */
  static boolean tagRefusalsDiffer() {
    Set<String> seen = new HashSet<>();
    WRITABLE.forEach(wrong -> seen.add(refusalToAPage(wrong)));
    return seen.size() > 1;
  }

  /** Bytes, place on the grid, and agreements of the refusal that this provokes in profile 01. */
  static String refusalToAnApp(Wrong wrong) {
    BoardScene scene = Scenes.board();
    long[] agreements = new long[2];
    Handmade phone = new Handmade(scene.board.entry(), "oracle").profile(TARGET);
    List<String> heard = new ArrayList<>();
    FrameApp attacker =
        new FrameApp(
            frame -> {
              boolean refused = (frame[0] & 0xFF) == Frame.REFUSAL;
              agreements[refused ? 1 : 0] = scene.board.agreements();
              heard.add(HexFormat.of().formatHex(frame));
              return refused ? NOTHING : OracleAttacks.said(wrong, phone, frame);
            });
    Scenes.hold(scene, attacker, Scenes.S);
    FrameWire.Seen last = scene.wire.frames().getLast();
    return heard.getLast() + place(last.atNanos(), agreements[1] - agreements[0]);
  }

  private static String place(long atNanos, long agreements) {
    return " at " + atNanos % GRID_NANOS + " ns of the grid, agreements " + agreements;
  }

  /** The same of the 9000 that acknowledges a bad write in profile 03. */
  static String refusalToAPage(Wrong wrong) {
    BoardScene scene = Scenes.board();
    Handmade phone = new Handmade(scene.board.entry(), "oracle").profile(NDEF);
    long[] before = new long[1];
    List<String> acknowledged = new ArrayList<>();
    listen(scene, before, acknowledged);
    Scenes.hold(
        scene,
        new TagWriter(
            content -> {
              before[0] = scene.board.agreements();
              return written(wrong, phone, Arrays.copyOf(content, M0_BYTES));
            }),
        Scenes.S);
    return String.join(" and ", acknowledged);
  }

  private static void listen(BoardScene scene, long[] before, List<String> acknowledged) {
    byte[][] command = {NOTHING};
    scene.taps.listen(
        (signal, apdu) -> {
          if (signal.equals("apdu.command")) {
            command[0] = apdu;
          } else if (commits(command[0])) {
            long agreements = scene.board.agreements() - before[0];
            String said = HexFormat.of().formatHex(apdu);
            acknowledged.add(said + place(Scenes.now(scene), agreements));
          }
        });
  }

  private static byte[] written(Wrong wrong, Handmade phone, byte[] m0) {
    byte[] m1 = OracleAttacks.first(wrong, phone, m0);
    byte[] m3 = phone.m3(wrong == Wrong.NO_TOKEN_DELIVERY ? new byte[80] : CborBytes.array(1));
    return Digests.join(m1, OracleAttacks.m3Of(wrong, m3));
  }

  private static boolean commits(byte[] command) {
    boolean length = command.length == 7 && command[1] == (byte) 0xD6 && command[3] == 0;
    return length && (command[5] | command[6]) != 0;
  }

  /** TH-2: two phones have seen one beacon; the second asks what the first was told. */
  static boolean secondPhoneOfABeaconIsAnswered() {
    BoardScene scene = Scenes.board();
    byte[] m0 = beaconShownToACard(scene);
    byte[] first = new Handmade(scene.board.entry(), "first").m1(m0, Handmade.READ, 0);
    byte[] second = new Handmade(scene.board.entry(), "second").m1(m0, Handmade.READ, 0);
    if (!ReplayAttacks.isAnswered(scene, first)) {
      throw new AssertionError("the first phone is served");
    }
    return ReplayAttacks.isAnswered(scene, second);
  }

  private static byte[] beaconShownToACard(BoardScene scene) {
    List<byte[]> shown = new ArrayList<>();
    FramePhone passerBy =
        new FramePhone(
            m0 -> {
              shown.add(m0);
              return NOTHING;
            });
    Scenes.hold(scene, passerBy, Scenes.S);
    return shown.getFirst();
  }

  /** TH-29: a beacon that one profile has shown is answered in another, on one live charger. */
  static boolean beaconOfOneProfileOpensInAnother() {
    BoardScene scene = Scenes.board();
    ReplayAttacks.isAnswered(scene, new byte[160]);
    scene.run(4 * Scenes.S);
    byte[] m0 = beaconShownToACard(scene);
    byte[] bad = new Handmade(scene.board.entry(), "knocks").m1(m0, Handmade.READ, 0);
    bad[bad.length - 1] ^= 1;
    ReplayAttacks.isAnswered(scene, bad);
    byte[] m1 = new Handmade(scene.board.entry(), "two").m1(m0, Handmade.READ, 0);
    List<Integer> heard = new ArrayList<>();
    FrameApp app =
        new FrameApp(
            frame -> {
              heard.add(frame[0] & 0xFF);
              return (frame[0] & 0xFF) == Frame.M0 ? m1 : NOTHING;
            });
    Scenes.hold(scene, app, Scenes.S);
    return heard.contains(Frame.M2);
  }

  /** TH-30: an app is torn away when the charger has sent M4; nobody knows who knows. */
  static boolean appThatWasNotToldCharges() {
    return appCharges(Scenes.board(), 5);
  }

  /** TH-30: a page is torn away when its write was taken, and another phone reads the tag. */
  static boolean pageThatWasNotToldCharges() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    PageReader page = new PageReader(anna, PageReader.Habit.HONEST);
    boolean alone = charges(scene, anna, page, () -> page.committedNanos() >= 0);
    PageReader stranger = new PageReader(scene.phone("Eve"), PageReader.Habit.NO_WALLET);
    Scenes.hold(scene, stranger, 2 * Scenes.S);
    scene.run(20 * Scenes.S);
    return alone || scene.watch.closings() > 0;
  }

  /** Whether a charge begins for an app that is torn away with that frame, and was told nothing. */
  static boolean appCharges(BoardScene scene, int frames) {
    WalletPhone anna = scene.driver("Anna");
    return charges(scene, anna, new AppReader(anna), () -> scene.wire.frames().size() >= frames);
  }

  static boolean charges(BoardScene scene, WalletPhone anna, ReaderApp app, BooleanSupplier torn) {
    scene.plug(1);
    anna.want(Intent.START);
    PhoneReader reader = PhoneField.reader(app, SimProbe.NONE);
    scene.world.add(reader);
    reader.hold(scene.board.antenna(), Scenes.now(scene));
    if (!scene.runUntil(torn, 5 * Scenes.S)) {
      throw new AssertionError("the tap comes so far");
    }
    reader.takeAway(Scenes.now(scene));
    scene.run(20 * Scenes.S);
    scene.world.remove(reader);
    boolean told = anna.log().last(PhoneEvent.Granted.class).isPresent();
    return !told && scene.watch.closings() > 0;
  }
}
