package faraday.rig.bench;

import faraday.firmware.app.ChargerPorts;
import faraday.hal.ClimateSensor;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ConnectorPorts;
import faraday.pilot.connector.SafetySensors;
import faraday.rig.car.Plant;
import java.util.ArrayList;
import java.util.List;

/** What the charger sees of the plants of a board. */
final class PlantPorts {

  private PlantPorts() {}

  /** One entry for each plant, all set up alike. */
  static List<ChargerPorts.Connector> connectors(
      List<Plant> plants, ConnectorConfig config, ClimateSensor climate) {
    List<ChargerPorts.Connector> connectors = new ArrayList<>();
    for (Plant plant : plants) {
      ConnectorPorts ports =
          new ConnectorPorts(
              plant.pilot(),
              plant.pilot(),
              plant.plug(),
              plant.contactor(),
              plant.lock(),
              SafetySensors.of(plant.sensors()));
      connectors.add(new ChargerPorts.Connector(ports, config, plant.meter(), climate));
    }
    return connectors;
  }
}
