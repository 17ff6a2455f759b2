package faraday.rig.phone;

import faraday.rig.codec.CborValue;
import faraday.rig.codec.Id;
import faraday.rig.codec.WireException;

/** The access credentials of E4 as the phone reads them in M2 (SPEC §3.3). Immutable. */
public final class Credentials {

  /** State of a connector in item 10. */
  public static final int CHARGING_OR_HELD = 2;

  /** State of a connector in item 10. */
  public static final int FAULTED = 4;

  private static final int SIZE = 14;
  private static final int MINUTES_PER_DAY = 1440;
  private static final int CHALLENGE_BYTES = 16;
  private static final int EVSE_STATE = 10;
  private static final int CLOCK_QUALITY = 3;
  private static final int AUTH_SETTING = 13;

  private final byte[] challenge;
  private final Id chargerId;
  private final byte[] evseStates;
  private final long[] numbers = new long[SIZE];

  private Credentials(CborValue items) throws WireException {
    challenge = items.at(0).bytes(CHALLENGE_BYTES);
    chargerId = Id.of(items.at(1).bytes(Id.BYTES));
    evseStates = items.at(EVSE_STATE).bytes();
    for (int i = 2; i < SIZE; i++) {
      if (i != EVSE_STATE) {
        numbers[i] = items.at(i).uint(0, most(i));
      }
    }
  }

  private static long most(int item) {
    return switch (item) {
      case CLOCK_QUALITY -> 1;
      case 5, 6 -> MINUTES_PER_DAY;
      case 9 -> 999;
      case AUTH_SETTING -> 2;
      default -> 0xFFFF_FFFFL;
    };
  }

  /** Reads the opened body of M2. */
  static Credentials parse(byte[] plaintext) throws WireException {
    return new Credentials(CborValue.parse(plaintext).array(SIZE));
  }

  /** Item 0: the phone's challenge as the charger received it. */
  byte[] challenge() {
    return challenge.clone();
  }

  /** Item 1. */
  public Id chargerId() {
    return chargerId;
  }

  /** Item 2: seconds UTC, 0 unknown; a lower bound unless {@link #timeTrusted}. */
  public long timeS() {
    return numbers[2];
  }

  /** Item 3. */
  public boolean timeTrusted() {
    return numbers[CLOCK_QUALITY] == 1;
  }

  /** Item 4: longest session in seconds. */
  public long sessionTimeS() {
    return numbers[4];
  }

  /** Item 5: minute of the local day. */
  public long opensMinute() {
    return numbers[5];
  }

  /** Item 6: minute of the local day. */
  public long closesMinute() {
    return numbers[6];
  }

  /** Item 7, minor units. */
  public long pricePerHour() {
    return numbers[7];
  }

  /** Item 8, minor units. */
  public long pricePerKwh() {
    return numbers[8];
  }

  /** Item 9, ISO 4217. */
  public long currency() {
    return numbers[9];
  }

  /** Item 10: how many connectors there are. */
  public int connectors() {
    return evseStates.length;
  }

  /** Item 10: state of a connector, from 1. */
  public int evseState(int connector) {
    return evseStates[connector - 1] & 0xFF;
  }

  /** Item 11. */
  public long missingPieces() {
    return numbers[11];
  }

  /** Item 12. */
  public long backlog() {
    return numbers[12];
  }

  /** Item 13: 0 public open, 1 public shared, 2 private. */
  public long authSetting() {
    return numbers[AUTH_SETTING];
  }
}
