package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.CBOR;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a charger signs when a session ends: the payload of STOP, CLOSE and LAPSE records and of the
 * receipt (SPEC §5, E20). Every key must be there and of its type; immutable.
 */
public final class SessionRecord {

  private enum Shape {
    UINT,
    WIDE_UINT,
    CONNECTOR,
    CURRENCY_NUMBER,
    STOP_REASON,
    FLAG,
    UINT_OR_NULL,
    INT_OR_NULL,
    BOOL,
    ID,
    BYTES,
    BYTES_16,
    UINTS,
    NULL
  }

  /** The keys of SPEC §5 in order, from 1. */
  public enum Field {
    CHARGER_ID(1, Shape.ID),
    SESSION_ID(2, Shape.ID),
    SEQ(3, Shape.WIDE_UINT),
    PREVIOUS_MONEY_SEQ(4, Shape.WIDE_UINT),
    PREVIOUS_LINK(5, Shape.BYTES_16),
    EVSE(6, Shape.CONNECTOR),
    WALLET_ID(7, Shape.ID),
    DRIVER_ID(8, Shape.BYTES),
    TOKEN_ID(9, Shape.BYTES_16),
    START_TIME(10, Shape.UINT_OR_NULL),
    STOP_TIME(11, Shape.UINT),
    DURATION_S(12, Shape.UINT),
    ENERGY_MWH(13, Shape.WIDE_UINT),
    START_REGISTER_MWH(14, Shape.WIDE_UINT),
    STOP_REGISTER_MWH(15, Shape.WIDE_UINT),
    MAX_CURRENT_MA(16, Shape.UINT),
    PRICE_PER_KWH(17, Shape.UINT),
    PRICE_PER_HOUR(18, Shape.UINT),
    COST_MINOR(19, Shape.WIDE_UINT),
    CURRENCY(20, Shape.CURRENCY_NUMBER),
    STOP_REASON(21, Shape.STOP_REASON),
    PLUG_AT_END(22, Shape.FLAG),
    CLOCK_QUALITY(23, Shape.FLAG),
    TEMPERATURE_MILLI_C(24, Shape.INT_OR_NULL),
    HUMIDITY_PERMILLE(25, Shape.UINT_OR_NULL),
    FAULTS(26, Shape.UINTS),
    CONTACTOR_DID_NOT_OPEN(27, Shape.BOOL),
    VENTILATION(28, Shape.BOOL),
    EV_DETAILS(29, Shape.NULL),
    DIAGNOSTICS(30, Shape.UINT),
    LEDGER_SEQ(31, Shape.UINT_OR_NULL);

    private final long key;
    private final Shape shape;

    Field(long key, Shape shape) {
      this.key = key;
      this.shape = shape;
    }

    /** The map key on the wire. */
    public long key() {
      return key;
    }
  }

  private static final int MAX_FAULTS = 8;
  private static final BigInteger MWH_PER_KWH = BigInteger.valueOf(1_000_000);
  private static final BigInteger SECONDS_PER_HOUR = BigInteger.valueOf(3600);

  private final Map<Field, Long> numbers = new EnumMap<>(Field.class);
  private final List<Long> faults = new ArrayList<>();
  private final Map<Field, byte[]> strings = new EnumMap<>(Field.class);

  private SessionRecord() {}

  /** Reads the map; refuses a missing key, an unknown key and a value of another type. */
  public static SessionRecord parse(byte[] payload) throws WireException {
    CborValue map = CborValue.parse(payload);
    if (map.keys().size() != Field.values().length) {
      throw new WireException(CBOR, "a session record has 31 keys");
    }
    SessionRecord record = new SessionRecord();
    for (Field field : Field.values()) {
      record.read(field, map.key(field.key()));
    }
    return record;
  }

  private void read(Field field, CborValue value) throws WireException {
    switch (field.shape) {
      case UINT -> numbers.put(field, value.uint());
      case WIDE_UINT -> numbers.put(field, value.wideUint());
      case CONNECTOR -> numbers.put(field, value.uint(1, 255));
      case CURRENCY_NUMBER -> numbers.put(field, value.uint(0, 999));
      case STOP_REASON -> numbers.put(field, value.uint(0, 10));
      case FLAG -> numbers.put(field, value.uint(0, 1));
      case BOOL -> numbers.put(field, value.bool() ? 1L : 0L);
      case ID -> strings.put(field, value.bytes(Id.BYTES));
      case BYTES -> strings.put(field, value.bytes());
      case BYTES_16 -> strings.put(field, value.bytes(JournalRecord.LINK_BYTES));
      case UINTS -> readFaults(value);
      case NULL -> requireNull(value);
      case UINT_OR_NULL, INT_OR_NULL -> readOrNull(field, value);
    }
  }

  private void readOrNull(Field field, CborValue value) throws WireException {
    if (!value.isNull()) {
      numbers.put(field, field.shape == Shape.INT_OR_NULL ? value.integer() : value.uint());
    }
  }

  private void readFaults(CborValue value) throws WireException {
    if (value.size() > MAX_FAULTS) {
      throw new WireException(CBOR, "more than 8 faults");
    }
    for (int i = 0; i < value.size(); i++) {
      faults.add(value.at(i).uint());
    }
  }

  /** Codes of the faults it names, in their order. */
  public List<Long> faults() {
    return List.copyOf(faults);
  }

  private static void requireNull(CborValue value) throws WireException {
    if (!value.isNull()) {
      throw new WireException(CBOR, "wanted null");
    }
  }

  /** A number that is never null; a boolean is 0 or 1. */
  public long number(Field field) {
    return optional(field).orElseThrow();
  }

  /** A number, empty when the charger did not know it. */
  public Optional<Long> optional(Field field) {
    return Optional.ofNullable(numbers.get(field));
  }

  /** A byte string; a copy. */
  public byte[] bytes(Field field) {
    byte[] value = strings.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field + " is no byte string");
    }
    return value.clone();
  }

  /** An id. */
  public Id id(Field field) {
    return Id.of(bytes(field));
  }

  /** Whether key 13 is key 15 − key 14. */
  public boolean energyAddsUp() {
    long difference = number(Field.STOP_REGISTER_MWH) - number(Field.START_REGISTER_MWH);
    return difference == number(Field.ENERGY_MWH);
  }

  /** Whether key 19 is what this reader computes itself. */
  public boolean costAddsUp() {
    return recomputedCost().equals(BigInteger.valueOf(number(Field.COST_MINOR)));
  }

  /** Energy and duration at the record's prices, in minor units, rounded half up once. */
  public BigInteger recomputedCost() {
    return cost(
        number(Field.ENERGY_MWH),
        number(Field.DURATION_S),
        number(Field.PRICE_PER_KWH),
        number(Field.PRICE_PER_HOUR));
  }

  /** The same of any four numbers, each at least 0. */
  public static BigInteger cost(long energyMwh, long durationS, long perKwh, long perHour) {
    BigInteger energy = product(energyMwh, perKwh).multiply(SECONDS_PER_HOUR);
    BigInteger time = product(durationS, perHour).multiply(MWH_PER_KWH);
    BigInteger unit = MWH_PER_KWH.multiply(SECONDS_PER_HOUR);
    BigInteger twice = energy.add(time).shiftLeft(1).add(unit);
    return twice.divide(unit.shiftLeft(1));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
