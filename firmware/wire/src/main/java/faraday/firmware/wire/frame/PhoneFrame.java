package faraday.firmware.wire.frame;

import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.crypto.AesGcm;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.util.Arrays;

/** A frame a phone sends, its sealed part still sealed. */
public sealed interface PhoneFrame {

  /** M1: a beacon's id, the suite, the phone's ephemeral key and the sealed {@link TapRequest}. */
  record Request(BeaconId beaconId, int suite, Bytes ephemeralKey, Bytes sealed)
      implements PhoneFrame {}

  /** M3: a beacon's id and the sealed {@link TokenDelivery}. */
  record Token(BeaconId beaconId, Bytes sealed) implements PhoneFrame {}

  /** Courier up: a sealed {@link CourierReply}. */
  record Courier(Bytes sealed) implements PhoneFrame {}

  /** In place of M1: the phone has no directory entry and asks for the certificate (SPEC §6.2). */
  record CertificateWanted() implements PhoneFrame {}

  /** Offset of the sealed part of M1. */
  int REQUEST_SEALED_AT = Frame.HEADER_LENGTH + BeaconId.LENGTH + 1 + P256PublicKey.LENGTH;

  /** Offset of the sealed part of M3. */
  int TOKEN_SEALED_AT = Frame.HEADER_LENGTH + BeaconId.LENGTH;

  /** Reads one whole frame; never throws, whatever the bytes. */
  static Decoded<PhoneFrame> parse(byte[] frame) {
    if (frame.length < Frame.HEADER_LENGTH) {
      return malformed(Flaw.Kind.TRUNCATED, frame.length);
    }
    int length = (frame[1] & 0xFF) << 8 | (frame[2] & 0xFF);
    if (length > Frame.MAX_BODY_LENGTH) {
      return malformed(Flaw.Kind.TOO_LONG, 1);
    }
    if (length != frame.length - Frame.HEADER_LENGTH) {
      return malformed(Flaw.Kind.FRAME_LENGTH, 1);
    }
    return byType(frame);
  }

  private static Decoded<PhoneFrame> byType(byte[] frame) {
    int type = frame[0] & 0xFF;
    if (type == FrameType.REQUEST.code()) {
      return request(frame);
    }
    if (type == FrameType.TOKEN.code()) {
      return token(frame);
    }
    if (type == FrameType.CERTIFICATE_WANTED.code()) {
      return frame.length == Frame.HEADER_LENGTH
          ? new Decoded.Value<>(new CertificateWanted())
          : malformed(Flaw.Kind.FRAME_LENGTH, 1);
    }
    return type == FrameType.COURIER_UP.code()
        ? courier(frame)
        : malformed(Flaw.Kind.FRAME_TYPE, 0);
  }

  private static Decoded<PhoneFrame> request(byte[] frame) {
    if (frame.length < REQUEST_SEALED_AT + AesGcm.TAG_LENGTH) {
      return malformed(Flaw.Kind.TRUNCATED, frame.length);
    }
    int suiteAt = Frame.HEADER_LENGTH + BeaconId.LENGTH;
    return new Decoded.Value<>(
        new Request(
            beaconId(frame),
            frame[suiteAt] & 0xFF,
            Bytes.of(frame, suiteAt + 1, REQUEST_SEALED_AT),
            Bytes.of(frame, REQUEST_SEALED_AT, frame.length)));
  }

  private static Decoded<PhoneFrame> token(byte[] frame) {
    return frame.length < TOKEN_SEALED_AT + AesGcm.TAG_LENGTH
        ? malformed(Flaw.Kind.TRUNCATED, frame.length)
        : new Decoded.Value<>(
            new Token(beaconId(frame), Bytes.of(frame, TOKEN_SEALED_AT, frame.length)));
  }

  private static Decoded<PhoneFrame> courier(byte[] frame) {
    return frame.length < Frame.HEADER_LENGTH + AesGcm.TAG_LENGTH
        ? malformed(Flaw.Kind.TRUNCATED, frame.length)
        : new Decoded.Value<>(new Courier(Bytes.of(frame, Frame.HEADER_LENGTH, frame.length)));
  }

  private static BeaconId beaconId(byte[] frame) {
    return BeaconId.of(Arrays.copyOfRange(frame, Frame.HEADER_LENGTH, TOKEN_SEALED_AT));
  }

  private static Decoded<PhoneFrame> malformed(Flaw.Kind kind, int position) {
    return new Decoded.Malformed<>(new Flaw(kind, position));
  }
}
