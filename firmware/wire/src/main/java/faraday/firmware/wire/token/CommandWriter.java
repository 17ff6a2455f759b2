package faraday.firmware.wire.token;

import faraday.firmware.wire.cbor.CborWriter;
import faraday.firmware.wire.token.ChargingProfile.Period;
import faraday.firmware.wire.token.ChargingProfile.Timing;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes a command as the map of SPEC §4.2.1. */
final class CommandWriter {

  private static final int REQUEST_START_TRANSACTION = 1;
  private static final int TX_PROFILE = 2;
  private static final int PROFILE_KEYS = 6;

  private final CborWriter writer = new CborWriter();

  private CommandWriter() {}

  static byte[] write(Command command) {
    return new CommandWriter().written(command);
  }

  private byte[] written(Command command) {
    ChargingProfile profile = command.profile();
    int pairs = 2 + one(command.remoteStartId().isPresent()) + one(command.chargePointId() != null);
    pairs += one(command.connectorId().isPresent()) + (profile == null ? 0 : pairs(profile));
    writer.map(pairs).integer(0).integer(REQUEST_START_TRANSACTION);
    writer.integer(1).integer(command.evseId());
    optional(2, command.remoteStartId());
    @Nullable String chargePointId = command.chargePointId();
    if (chargePointId != null) {
      writer.integer(4).text(chargePointId);
    }
    if (command.connectorId().isPresent()) {
      writer.integer(5).integer(command.connectorId().getAsInt());
    }
    if (profile != null) {
      profile(profile);
    }
    return writer.toArray();
  }

  private static int pairs(ChargingProfile profile) {
    Timing timing = profile.timing();
    return PROFILE_KEYS
        + one(timing.validFrom().isPresent())
        + one(timing.validTo().isPresent())
        + one(timing.durationS().isPresent())
        + one(timing.startSchedule().isPresent());
  }

  private void profile(ChargingProfile profile) {
    writer.integer(6).integer(profile.id());
    writer.integer(7).integer(profile.stackLevel());
    writer.integer(8).integer(TX_PROFILE);
    writer.integer(9).integer(profile.kind().code());
    writer.integer(10).integer(profile.unit().code());
    optional(11, profile.timing().validFrom());
    optional(12, profile.timing().validTo());
    optional(13, profile.timing().durationS());
    optional(14, profile.timing().startSchedule());
    writer.integer(15).array(2 * profile.periods().size());
    for (Period period : profile.periods()) {
      writer.integer(period.startS()).integer(period.limit());
    }
  }

  private void optional(int key, OptionalLong value) {
    if (value.isPresent()) {
      writer.integer(key).integer(value.getAsLong());
    }
  }

  private static int one(boolean there) {
    return there ? 1 : 0;
  }
}
