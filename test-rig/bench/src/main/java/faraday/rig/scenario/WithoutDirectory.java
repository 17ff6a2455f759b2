package faraday.rig.scenario;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.ServerLink;
import java.util.List;

/** A server that takes what a phone brings and tells it of no charger. */
record WithoutDirectory(ServerLink server) implements ServerLink {

  @Override
  public void enrol(Id walletId, P256PublicKey phoneKey) {
    server.enrol(walletId, phoneKey);
  }

  @Override
  public Verdict receive(CarriedItem item) {
    return server.receive(item);
  }

  @Override
  public List<Acknowledgement> acknowledgements() {
    return List.of();
  }

  @Override
  public List<ChargerEntry> directory() {
    return List.of();
  }
}
