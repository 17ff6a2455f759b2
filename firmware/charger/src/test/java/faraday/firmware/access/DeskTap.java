package faraday.firmware.access;

import faraday.firmware.tap.PendingAnswer;
import faraday.firmware.tap.TapContext;
import faraday.firmware.testbed.CborOrder;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Intent;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.frame.TapRequest;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.token.Proof;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One tap at the desk, honest until told otherwise. */
final class DeskTap {

  private static int taps;

  final SampleToken token = new SampleToken();
  private final Testbed bed;
  private final byte[] hash = DemoKeys.bytes("handshake " + taps++, 32);
  private Intent intent = Intent.START;
  private TapRequest.Capabilities capabilities = new TapRequest.Capabilities(false, false);
  private long wishedWh;
  private long wishedS;
  private int connector;
  private SigningKey phone = SampleToken.PHONE;
  private byte @Nullable [] tokenBytes;
  private byte @Nullable [] provenHash;
  private byte @Nullable [] provenCredentials;
  private Proof.Purpose purpose = Proof.Purpose.START;
  private boolean withoutProof;
  private boolean flippedProof;
  private @Nullable TapContext context;

  DeskTap(Testbed bed) {
    this.bed = bed;
  }

  static DeskTap stop(Testbed bed) {
    DeskTap tap = new DeskTap(bed);
    tap.intent = Intent.STOP;
    tap.purpose = Proof.Purpose.STOP;
    tap.tokenBytes = new byte[0];
    return tap;
  }

  /** A stop by a phone whose token says that it works here. */
  static DeskTap staff(Testbed bed, SigningKey key) {
    DeskTap tap = stop(bed).by(key).boundTo(key);
    tap.tokenBytes = null;
    tap.token.grant.put(22L, 1);
    tap.token.grant.remove(8L);
    tap.token.claims.remove(-65538L);
    return tap.tokenId("staff token");
  }

  /** The token says that this key must prove itself. */
  DeskTap boundTo(SigningKey key) {
    byte[] point = key.publicKey().toArray();
    byte[] x = Arrays.copyOfRange(point, 1, 33);
    boolean odd = (point[64] & 1) != 0;
    token.claims.put(8L, TestCbor.map(1, TestCbor.map(1, 2, -1, 1, -2, x, -3, odd)));
    return this;
  }

  DeskTap intent(Intent other) {
    intent = other;
    return this;
  }

  DeskTap stores() {
    capabilities = new TapRequest.Capabilities(true, false);
    return this;
  }

  DeskTap wish(long wh, long seconds) {
    wishedWh = wh;
    wishedS = seconds;
    return this;
  }

  DeskTap at(int evse) {
    connector = evse;
    return this;
  }

  DeskTap by(SigningKey key) {
    phone = key;
    return this;
  }

  DeskTap tokenId(String name) {
    token.claims.put(7L, DemoKeys.bytes(name, 16));
    return this;
  }

  DeskTap token(byte[] bytes) {
    tokenBytes = bytes;
    return this;
  }

  DeskTap proofOver(Proof.Purpose other) {
    purpose = other;
    return this;
  }

  DeskTap proofOverHash(byte[] other) {
    provenHash = other;
    return this;
  }

  DeskTap proofOverCredentials(byte[] other) {
    provenCredentials = other;
    return this;
  }

  DeskTap withoutProof() {
    withoutProof = true;
    return this;
  }

  DeskTap flippedProof() {
    flippedProof = true;
    return this;
  }

  TapContext context() {
    TapContext known = context;
    if (known == null) {
      TapRequest request =
          new TapRequest(
              Id16.of(DemoKeys.bytes("challenge", 16)),
              intent,
              capabilities,
              SampleToken.NOON_S,
              wishedWh,
              wishedS,
              connector);
      Bytes credentials = Bytes.of(bed.desk().credentials(request).encode());
      known = new TapContext(request, Bytes.of(hash), credentials);
      context = known;
    }
    return known;
  }

  /** The token with its keys in order. */
  byte[] signed() {
    CborOrder.sort(token.grant);
    CborOrder.sort(token.command);
    CborOrder.sort(token.claims);
    return token.signed();
  }

  /** A decision whose preparation by the phone is over. */
  @FunctionalInterface
  interface Prepared {
    PendingAnswer decide();
  }

  /** Hands M3's content to the desk. */
  PendingAnswer decide() {
    return prepared().decide();
  }

  /** M3's content, signed and ready to be handed over. */
  Prepared prepared() {
    byte[] bytes = tokenBytes == null ? signed() : tokenBytes;
    byte[] hashed = provenHash == null ? hash : provenHash;
    byte[] shown =
        provenCredentials == null ? context().credentials().toArray() : provenCredentials;
    byte[] proof = phone.sign(Proof.over(purpose, hashed, bytes, shown).message());
    if (flippedProof) {
      proof[40] ^= 1;
    }
    TokenDelivery delivery =
        new TokenDelivery(Bytes.of(bytes), withoutProof ? Bytes.EMPTY : Bytes.of(proof));
    return () -> bed.desk().decide(context(), delivery, bed.nowNanos());
  }

  /** The answer, however long it takes; the tap is not over. */
  Answer answer() {
    PendingAnswer pending = decide();
    AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
    bed.must(
        () -> {
          answer.set(pending.poll(bed.nowNanos()));
          return answer.get() != null;
        },
        12,
        "an answer");
    Answer settled = answer.get();
    if (settled == null) {
      throw new AssertionError("settled and gone");
    }
    return settled;
  }

  Answer.Granted granted() {
    if (answer() instanceof Answer.Granted granted) {
      return granted;
    }
    throw new AssertionError("not granted");
  }

  /** Grants and ends the tap. */
  Answer.Granted grantedAndGone() {
    Answer.Granted granted = granted();
    bed.desk().answerTaken(context(), bed.nowNanos());
    over();
    return granted;
  }

  void over() {
    bed.desk().tapOver(context());
  }

  Reason refused() {
    return switch (answer()) {
      case Answer.Refused refused -> refused.reason();
      case Answer other -> throw new AssertionError("not refused but " + other);
    };
  }
}
