package faraday.rig.tap;

/**
 * Carries APDUs to a phone outside and back. A message without bytes carries no APDU: from the
 * phone it says that it leaves the field and comes back, to the phone that the charger let it go.
 */
public interface Carrier extends AutoCloseable {

  /** Longest message in bytes: a short command APDU with data and Le. */
  int MESSAGE_BYTES_MAX = 261;

  /** Sends one message, at most {@link #MESSAGE_BYTES_MAX} bytes. */
  void send(byte[] message) throws CarrierException;

  /** The next message, which is awaited for a limited time. */
  byte[] receive() throws CarrierException;

  /** Ends the connection; never fails. */
  @Override
  void close();
}
