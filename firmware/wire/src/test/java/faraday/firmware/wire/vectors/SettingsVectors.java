package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleSettings;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.record.SignedSettings;
import java.util.ArrayList;
import java.util.List;

/** Local settings (SPEC 4.6), each list at its limit and one beyond. */
final class SettingsVectors {

  private static final long WEEK_S = 604_800;

  private SettingsVectors() {}

  static VectorFile settings() {
    List<VectorFile> good = new ArrayList<>();
    good.add(good("shared, no lists", new SampleSettings(1)));
    good.add(good("the largest", SampleSettings.largest(2)));
    good.add(
        good("free for all", new SampleSettings(3).put(5, 0).put(6, 0).put(8, 0).put(12, true)));
    good.add(good("over midnight", new SampleSettings(4).put(4, List.of(1_320, 360)).put(8, 2)));
    good.add(good("for a site", new SampleSettings(5).put(1, SampleToken.SITE_ID).put(13, 4)));
    return new VectorFile()
        .about("Local settings (SPEC 4.6); negative ones are RESULT 2, does not verify.")
        .put("issuer", SampleToken.ISSUER.publicKey().toArray())
        .put("settings", good)
        .put("negative", negative());
  }

  private static VectorFile good(String about, SampleSettings settings) {
    byte[] signed = settings.signed();
    if (!taken(signed)) {
      throw new AssertionError(about);
    }
    return new VectorFile().about(about).put("payload", settings.payload()).put("item", signed);
  }

  private static List<VectorFile> negative() {
    byte[] flipped = new SampleSettings(1).signed();
    flipped[flipped.length - 1] ^= 1;
    List<VectorFile> bad = new ArrayList<>();
    bad.add(bad("signature flipped", flipped));
    bad.add(bad("signed by the root", new SampleSettings(1).by(SampleItem.ROOT)));
    for (long key = 1; key <= 16; key++) {
      bad.add(bad("without key " + key, new SampleSettings(1).without(key).signed()));
    }
    bad.add(bad("an unknown key", new SampleSettings(1).put(17, 0)));
    bad.add(bad("version 0", new SampleSettings(0)));
    bad.add(bad("minute 1441", new SampleSettings(1).put(4, List.of(0, 1_441))));
    bad.add(bad("a fourth setting", new SampleSettings(1).put(8, 3)));
    bad.add(bad("currency 1000", new SampleSettings(1).put(7, 1_000)));
    bad.add(bad("no holder", new SampleSettings(1).put(13, 0)));
    bad.add(bad("five holders", new SampleSettings(1).put(13, 5)));
    lists(bad);
    return bad;
  }

  private static void lists(List<VectorFile> bad) {
    List<Object> backwards = SampleSettings.reservation(1, WEEK_S, WEEK_S);
    List<Object> nowhere = SampleSettings.reservation(0, 0, WEEK_S);
    byte[] driver = DemoKeys.bytes("driver of seventeen", 17);
    bad.add(bad("a driver of 17 bytes", new SampleSettings(1).put(14, List.of(driver))));
    bad.add(bad("a driver without a name", new SampleSettings(1).put(14, List.of(new byte[0]))));
    bad.add(bad("25 drivers", many(14, 25, new byte[1])));
    bad.add(bad("9 groups", many(15, 9, SampleToken.SITE_ID)));
    bad.add(bad("13 reservations", many(16, 13, SampleSettings.reservation(1, 0, WEEK_S))));
    bad.add(bad("a reservation of no time", new SampleSettings(1).put(16, List.of(backwards))));
    bad.add(bad("a reservation of nothing", new SampleSettings(1).put(16, List.of(nowhere))));
  }

  private static SampleSettings many(long key, int count, Object one) {
    return new SampleSettings(1).put(key, SampleSettings.many(count, one));
  }

  private static VectorFile bad(String about, SampleSettings settings) {
    return bad(about, settings.signed());
  }

  private static VectorFile bad(String about, byte[] signed) {
    if (taken(signed)) {
      throw new AssertionError(about);
    }
    return new VectorFile().about(about).put("item", signed);
  }

  private static boolean taken(byte[] signed) {
    return SignedSettings.parse(signed) instanceof Decoded.Value<SignedSettings>(var read)
        && read.isSignedBy(SampleToken.ISSUER.publicKey());
  }
}
