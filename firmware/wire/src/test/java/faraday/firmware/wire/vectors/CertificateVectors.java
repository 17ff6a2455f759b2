package faraday.firmware.wire.vectors;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleItem;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A charger's certificate and how a phone asks for it (SPEC 3, 6.2); no charger reads its own. */
final class CertificateVectors {

  private static final SigningKey SIGN = SigningKey.of(DemoKeys.scalar("charger sign"));
  private static final long UNTIL_S = SampleToken.NOON_S + 31_536_000;

  private CertificateVectors() {}

  static VectorFile certificate() {
    byte[] certificate = signed(SampleItem.ROOT, table());
    byte[] wanted = {0x16, 0, 0};
    if (!(PhoneFrame.parse(wanted) instanceof Decoded.Value<PhoneFrame>)) {
      throw new AssertionError("nobody may ask");
    }
    return new VectorFile()
        .about(
            "The charger's certificate (SPEC 6.2) at the time in the file, and its two frames;"
                + " a phone ends the conversation at a negative one.")
        .put("root", SampleItem.ROOT.publicKey().toArray())
        .put("now", SampleToken.NOON_S)
        .put("chargerId", SampleToken.CHARGER_ID)
        .put("dh", SampleTap.CHARGER.publicKey().toArray())
        .put("wanted", wanted)
        .put("payload", TestCbor.encode(table()))
        .put("certificate", Frame.encode(FrameType.CERTIFICATE, certificate))
        .put("negative", negative(certificate));
  }

  private static List<VectorFile> negative(byte[] certificate) {
    byte[] flipped = certificate.clone();
    flipped[flipped.length - 1] ^= 1;
    Map<Long, @Nullable Object> over = table();
    over.put(6L, SampleToken.NOON_S);
    Map<Long, @Nullable Object> early = table();
    early.put(5L, SampleToken.NOON_S + 1);
    Map<Long, @Nullable Object> another = table();
    another.put(1L, DemoKeys.bytes("another charger", 8));
    Map<Long, @Nullable Object> otherKey = table();
    otherKey.put(3L, SIGN.publicKey().toArray());
    Map<Long, @Nullable Object> more = table();
    more.put(7L, 0);
    Map<Long, @Nullable Object> revocation = table();
    revocation.put(0L, 3);
    return List.of(
        bad("signature flipped", flipped),
        bad("by the issuer", signed(SampleToken.ISSUER, table())),
        bad("over since this second", signed(SampleItem.ROOT, over)),
        bad("from the next second on", signed(SampleItem.ROOT, early)),
        bad("of another charger", signed(SampleItem.ROOT, another)),
        bad("of another key than M0 names", signed(SampleItem.ROOT, otherKey)),
        bad("an unknown key", signed(SampleItem.ROOT, more)),
        bad("another operation", signed(SampleItem.ROOT, revocation)));
  }

  private static VectorFile bad(String about, byte[] certificate) {
    return new VectorFile()
        .about(about)
        .put("certificate", Frame.encode(FrameType.CERTIFICATE, certificate));
  }

  private static byte[] signed(SigningKey key, Map<Long, @Nullable Object> map) {
    return SampleToken.sign(key, TestCbor.encode(map));
  }

  private static Map<Long, @Nullable Object> table() {
    return TestCbor.map(
        0,
        11,
        1,
        SampleToken.CHARGER_ID,
        2,
        SampleToken.SITE_ID,
        3,
        SampleTap.CHARGER.publicKey().toArray(),
        4,
        SIGN.publicKey().toArray(),
        5,
        SampleToken.NOON_S - 60,
        6,
        UNTIL_S);
  }
}
