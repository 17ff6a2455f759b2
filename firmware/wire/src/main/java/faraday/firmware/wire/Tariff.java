package faraday.firmware.wire;

/**
 * What the driver pays.
 *
 * @param pricePerHourMinor minor units of the currency per hour, 0 … 2³²−1
 * @param pricePerKwhMinor minor units per kWh, 0 … 2³²−1
 * @param currencyNumber ISO 4217 number, 0 … 999
 */
public record Tariff(long pricePerHourMinor, long pricePerKwhMinor, int currencyNumber) {

  public Tariff {
    Range.require("pricePerHourMinor", pricePerHourMinor, 0, Range.MAX_U32);
    Range.require("pricePerKwhMinor", pricePerKwhMinor, 0, Range.MAX_U32);
    Range.require("currencyNumber", currencyNumber, 0, Range.MAX_CURRENCY);
  }
}
