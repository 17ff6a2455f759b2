package faraday.firmware.wire.token;

import faraday.firmware.wire.WireCode;
import java.util.List;
import java.util.OptionalLong;

/**
 * A TxProfile of the OCPP command (SPEC §4.2).
 *
 * @param id chargingProfile.id
 * @param stackLevel stackLevel
 * @param kind what period starts count from
 * @param unit what limits count
 * @param timing when it holds
 * @param periods 1 … 16, the first at 0, starts ascending
 */
public record ChargingProfile(
    long id, long stackLevel, Kind kind, Unit unit, Timing timing, List<Period> periods) {

  /** Most periods of one profile. */
  public static final int MAX_PERIODS = 16;

  public ChargingProfile {
    periods = List.copyOf(periods);
  }

  /** Whether it can only be honoured by who knows UTC. */
  public boolean inUtc() {
    return kind == Kind.ABSOLUTE || timing.validFrom().isPresent() || timing.validTo().isPresent();
  }

  /** UTC second from which on it has nothing to say; far away when it has no such end. */
  public long endEpochS() {
    boolean ends = timing.startSchedule().isPresent() && timing.durationS().isPresent();
    long scheduleEndS =
        ends ? timing.startSchedule().getAsLong() + timing.durationS().getAsLong() : Long.MAX_VALUE;
    return Math.min(timing.validTo().orElse(Long.MAX_VALUE), scheduleEndS);
  }

  /** chargingProfileKind. */
  public enum Kind implements WireCode {
    /** Periods count from {@link Timing#startSchedule()}. */
    ABSOLUTE(0),
    /** Periods count from the start of energy. */
    RELATIVE(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** chargingRateUnit. */
  public enum Unit implements WireCode {
    /** Limits are W over all phases. */
    WATT(0),
    /** Limits are tenths of A per phase. */
    DECIAMPERE(1);

    private final int code;

    Unit(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /**
   * When the profile holds; times are seconds since 1970 UTC.
   *
   * @param validFrom not before
   * @param validTo not after; above validFrom when both are there
   * @param durationS length of the schedule in s
   * @param startSchedule there for ABSOLUTE and only then
   */
  public record Timing(
      OptionalLong validFrom,
      OptionalLong validTo,
      OptionalLong durationS,
      OptionalLong startSchedule) {}

  /**
   * From {@code startS} on at most {@code limit}.
   *
   * @param startS seconds
   * @param limit W or tenths of A
   */
  public record Period(long startS, long limit) {}
}
