package faraday.firmware.app;

import faraday.hal.ClimateSensor;
import faraday.hal.EnergyMeter;
import faraday.hal.NorFlash;
import faraday.hal.RandomSource;
import faraday.hal.WallClock;
import faraday.nfc.link.ChipLink;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ConnectorPorts;
import java.util.List;

/**
 * The board: one NFC chip, one flash, one clock, and one entry for each connector.
 *
 * @param nfc serial line, SPI or I2C to the PN532
 * @param flash journal medium
 * @param clock real-time clock chip
 * @param random entropy
 * @param connectors in the order of their numbers, from 1
 */
public record ChargerPorts(
    ChipLink nfc,
    NorFlash flash,
    WallClock clock,
    RandomSource random,
    List<Connector> connectors) {

  /** Copies the list. */
  public ChargerPorts {
    connectors = List.copyOf(connectors);
  }

  /**
   * One connector's part of the board.
   *
   * @param ports what the safety loop drives
   * @param config what the installer set
   * @param meter this connector's meter
   * @param climate inside the enclosure
   */
  public record Connector(
      ConnectorPorts ports, ConnectorConfig config, EnergyMeter meter, ClimateSensor climate) {}
}
