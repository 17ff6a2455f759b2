package faraday.rig.phone;

import faraday.rig.codec.Id;
import java.util.HexFormat;

/**
 * One item a phone carries from a charger to the server, unchanged (SPEC §6, E21, E23).
 *
 * @param chargerId where it came from
 * @param kind {@link #OWN_RECORD} or {@link #SEALED_RECORD}
 * @param bytes the item
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never changed
public record CarriedItem(Id chargerId, int kind, byte[] bytes) {

  /** A journal record of this wallet, in clear. */
  public static final int OWN_RECORD = 0;

  /** Another driver's journal record, sealed to the server. */
  public static final int SEALED_RECORD = 1;

  @Override
  public String toString() {
    return "item of " + chargerId + " kind " + kind + " " + HexFormat.of().formatHex(bytes);
  }
}
