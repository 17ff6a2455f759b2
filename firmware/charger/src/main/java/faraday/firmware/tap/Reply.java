package faraday.firmware.tap;

/** What the charger says to what the phone said, whatever the profile. */
public sealed interface Reply {

  /** Nothing more will be said; let the phone go. */
  Reply END = new End();

  /** Not ready yet; ask again with {@link TapProtocol#poll}. */
  Reply LATER = new Later();

  /** Send this frame; the phone answers with a frame or with nothing. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Send(byte[] frame) implements Reply {}

  /** See {@link #LATER}. */
  record Later() implements Reply {}

  /** See {@link #END}. */
  record End() implements Reply {}
}
