package faraday.rig.phone;

import faraday.rig.codec.Id;
import java.util.HexFormat;

/**
 * One item a phone carries from a charger to the server, unchanged (SPEC §6, E21, E23).
 *
 * @param chargerId where it came from
 * @param kind {@link #OWN_RECORD}, {@link #SEALED_RECORD} or {@link #STATE}
 * @param bytes the item
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never changed
public record CarriedItem(Id chargerId, int kind, byte[] bytes) {

  /** A journal record of this wallet, in clear. */
  public static final int OWN_RECORD = 0;

  /** Another driver's journal record, sealed to the server. */
  public static final int SEALED_RECORD = 1;

  /** The charger's state, in answer to a QUERY. */
  public static final int STATE = 2;

  @Override
  public String toString() {
    return "item of " + chargerId + " kind " + kind + " " + HexFormat.of().formatHex(bytes);
  }
}
