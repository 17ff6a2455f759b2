package faraday.firmware.access;

import faraday.firmware.session.LoadSchedule;
import faraday.firmware.session.SessionSettings;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.token.ChargingProfile;
import faraday.firmware.wire.token.Command;
import faraday.pilot.connector.SafetyOrders;
import java.util.List;

/** From the OCPP command's charging profile to amperes on the pilot (E7, E8). */
public final class ScheduleReader {

  private static final int MA_PER_DECIAMPERE = 100;

  private final SessionSettings settings;

  /** A reader for an installation with these phases and voltage. */
  public ScheduleReader(SessionSettings settings) {
    this.settings = settings;
  }

  /** The schedule of a command; a command without a profile has none. */
  public LoadSchedule of(Bytes command) {
    boolean readable = command.length() > 0;
    if (!readable
        || !(Command.parse(command.toArray()) instanceof Decoded.Value<Command>(Command parsed))) {
      return LoadSchedule.NONE;
    }
    ChargingProfile profile = parsed.profile();
    return profile == null ? LoadSchedule.NONE : schedule(profile);
  }

  private LoadSchedule schedule(ChargingProfile profile) {
    List<ChargingProfile.Period> periods = profile.periods();
    int[] startsS = new int[periods.size()];
    int[] limitsMa = new int[periods.size()];
    for (int i = 0; i < startsS.length; i++) {
      startsS[i] = (int) Math.min(Integer.MAX_VALUE, periods.get(i).startS());
      limitsMa[i] = limitMa(profile.unit(), periods.get(i).limit());
    }
    ChargingProfile.Timing timing = profile.timing();
    LoadSchedule relative = LoadSchedule.of(startsS, limitsMa, timing.durationS().orElse(0));
    LoadSchedule placed =
        timing.startSchedule().isPresent()
            ? relative.startingAt(timing.startSchedule().getAsLong())
            : relative;
    boolean windowed = timing.validFrom().isPresent() || timing.validTo().isPresent();
    return windowed
        ? placed.validFor(timing.validFrom().orElse(0), timing.validTo().orElse(Long.MAX_VALUE))
        : placed;
  }

  private int limitMa(ChargingProfile.Unit unit, long limit) {
    long wanted =
        switch (unit) {
          case WATT -> LoadSchedule.wattsToMa(limit, settings.phases(), settings.phaseVoltageV());
          case DECIAMPERE -> limit * MA_PER_DECIAMPERE;
        };
    return (int) Math.min(SafetyOrders.LIMIT_MAX_MA, wanted);
  }
}
