package faraday.rig.scenario;

/**
 * The source's own example payload (E8) as OCPP 2.0.1 writes it; what its text lacked is put in:
 * commas, colons, an integer for its UUID, and Relative since it names no start.
 */
final class SourceExample {

  static final String JSON =
      """
      {"evseId": 1, "remoteStartId": 1,
       "idToken": {"idToken": "DRIVER-0001", "type": "Central"},
       "chargingProfile": {"id": 1, "stackLevel": 0, "chargingProfilePurpose": "TxProfile",
        "chargingProfileKind": "Relative", "chargingSchedule": [{"id": 1, "duration": 1980,
         "chargingRateUnit": "W", "chargingSchedulePeriod": [
          {"startPeriod": 0, "limit": 22000}, {"startPeriod": 180, "limit": 15000},
          {"startPeriod": 1080, "limit": 8000}]}]}}
      """;

  private SourceExample() {}
}
