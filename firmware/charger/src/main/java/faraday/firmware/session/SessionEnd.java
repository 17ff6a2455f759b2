package faraday.firmware.session;

import faraday.firmware.wire.ClockQuality;
import org.jspecify.annotations.Nullable;

/**
 * Everything the signed session record says that the journal does not know by itself (E20).
 *
 * @param grant the right that was used
 * @param reason why it ended
 * @param startEpochS UTC of START, or null for a grant that lapsed
 * @param stopEpochS UTC of the end
 * @param durationS monotonic
 * @param startRegisterMwh meter register at START
 * @param stopRegisterMwh meter register after the contacts opened
 * @param maxCurrentMa highest seen
 * @param plugged whether the plug is still in
 * @param quality the worse of both clock qualities
 * @param temperatureMilliC or null
 * @param humidityPermille or null
 * @param faults codes, oldest first, at most 8
 * @param contactorDidNotOpen whether the mirror still shows closed
 * @param ventilation whether state D was seen
 * @param faultCounter of the safety loop since boot
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SessionEnd(
    Grant grant,
    StopReason reason,
    @Nullable Long startEpochS,
    long stopEpochS,
    long durationS,
    long startRegisterMwh,
    long stopRegisterMwh,
    int maxCurrentMa,
    boolean plugged,
    ClockQuality quality,
    @Nullable Integer temperatureMilliC,
    @Nullable Integer humidityPermille,
    int[] faults,
    boolean contactorDidNotOpen,
    boolean ventilation,
    int faultCounter) {}
