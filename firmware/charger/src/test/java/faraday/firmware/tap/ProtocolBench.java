package faraday.firmware.tap;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.hal.sim.SeededRandom;
import java.util.List;
import java.util.function.UnaryOperator;

/** The protocol under test, phones on the JDK, and a clock that a test moves. */
final class ProtocolBench {

  static final long MS = 1_000_000L;
  static final byte[] REFUSAL = {0x1F, 0, 1, 0x20};
  static final int READ = 3;

  final ScriptedDesk desk = new ScriptedDesk();
  final TapProtocol protocol;
  private final Profile profile;
  long nowNanos;
  private int phones;

  ProtocolBench() {
    this(Profile.READER);
  }

  /** Stands for a certificate; no charger reads its own. */
  static final Bytes CERTIFICATE = Bytes.of(DemoKeys.bytes("certificate of some length", 180));

  /** A bench for one profile. */
  ProtocolBench(Profile profile) {
    this.profile = profile;
    protocol =
        new TapProtocol(
            SampleTap.CHARGER,
            new SeededRandom(7, "protocol bench")::nextBytes,
            profile,
            Id8.of(SampleToken.CHARGER_ID),
            desk,
            CERTIFICATE);
  }

  /** A new phone's answer to a beacon. */
  JdkPhone phone(byte[] m0) {
    return phone(m0, 0);
  }

  JdkPhone phone(byte[] m0, int capabilities) {
    byte[] challenge = DemoKeys.bytes("challenge " + phones, 16);
    byte[] request = TestCbor.encode(List.of(challenge, READ, capabilities, 0, 0, 0, 0));
    return phone(m0, request);
  }

  JdkPhone phone(byte[] m0, byte[] request) {
    return phone(m0, boundHash -> request);
  }

  JdkPhone phone(byte[] m0, UnaryOperator<byte[]> request) {
    return new JdkPhone(
        SampleTap.CHARGER.publicKey().toArray(),
        DemoKeys.scalar("phone " + phones++),
        profile.code(),
        m0,
        request);
  }

  byte[] open() {
    return protocol.open(nowNanos);
  }

  Reply give(byte[] frame) {
    return protocol.receive(frame, nowNanos);
  }

  byte[] frame(Reply reply) {
    if (reply instanceof Reply.Send(byte[] frame)) {
      return frame;
    }
    throw new AssertionError("no frame but " + reply);
  }

  /** A phone that has taken M0 … M4 and now hears the first courier frame, if any. */
  JdkPhone answered(int capabilities) {
    JdkPhone phone = phone(open(), capabilities);
    phone.open(frame(give(phone.m1())));
    phone.open(frame(give(phone.m3(emptyDelivery()))));
    return phone;
  }

  static byte[] emptyDelivery() {
    return TestCbor.encode(List.of(new byte[0], new byte[0]));
  }

  static byte[] up(JdkPhone phone, Object... items) {
    return JdkPhone.frame(0x21, phone.seal(TestCbor.encode(List.of(items))));
  }
}
