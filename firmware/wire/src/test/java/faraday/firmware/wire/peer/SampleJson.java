package faraday.firmware.wire.peer;

/**
 * The source's own example payload (E8), repaired: the missing commas and colons put in, the
 * profile made Relative since it named no start, its UUID replaced by an integer, and mapped to
 * OCPP 2.0.1 RequestStartTransaction.
 */
public final class SampleJson {

  /** 22 kW at once, 15 kW from 180 s, 8 kW from 1080 s, for 1980 s. */
  public static final String COMMAND =
      """
      {
        "evseId": 1,
        "remoteStartId": 4711,
        "idToken": {"idToken": "DRIVER-0001", "type": "Central"},
        "chargingProfile": {
          "id": 9,
          "stackLevel": 0,
          "chargingProfilePurpose": "TxProfile",
          "chargingProfileKind": "Relative",
          "validFrom": "2026-01-01T11:00:00Z",
          "validTo": "2026-01-02T12:00:00Z",
          "chargingSchedule": [{
            "id": 1,
            "duration": 1980,
            "chargingRateUnit": "W",
            "chargingSchedulePeriod": [
              {"startPeriod": 0, "limit": 22000.0},
              {"startPeriod": 180, "limit": 15000},
              {"startPeriod": 1080, "limit": 8000}
            ]
          }]
        }
      }
      """;

  private SampleJson() {}
}
