package faraday.rig.office;

import faraday.rig.codec.Id;
import faraday.rig.codec.WireException;
import faraday.rig.phone.CarriedItem;
import faraday.rig.phone.ChargerEntry;
import faraday.rig.phone.ServerLink.Errand;
import faraday.rig.phone.ServerLink.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the office sends to chargers by whatever phone comes by (SPEC §6), and what they say of
 * themselves. Every phone is given everything; chargers tell what is old.
 */
public final class Dispatch {

  private static final int SETTINGS = 5;
  private static final int SEALED = 10;

  private final OfficeKeys keys;
  private final OfficeStore store;
  private final LongSupplier epochSeconds;
  private final List<Errand> errands = new ArrayList<>();
  private final Map<Id, ChargerState> states = new HashMap<>();

  Dispatch(OfficeKeys keys, OfficeStore store, LongSupplier epochSeconds) {
    this.keys = keys;
    this.store = store;
    this.epochSeconds = epochSeconds;
  }

  /** Puts a set of local settings on its way. */
  public void send(Id chargerId, SettingsOrder order) {
    send(chargerId, SETTINGS, keys.issued(order.payload()));
  }

  /** Puts an item on its way to a charger. */
  public void send(Id chargerId, ItemOrder order) {
    send(chargerId, order.operation(), keys.signed(order));
  }

  /** The same for this charger's eyes only (E36, SPEC §6.3). */
  public void sendSealed(ChargerEntry charger, ItemOrder order) {
    byte[] item = keys.sealedItem(charger, order.operation(), keys.signed(order));
    errands.add(new Errand(charger.chargerId(), SEALED, order.operation(), item));
  }

  /** A token for this charger's eyes only (SPEC §3.4). */
  public byte[] sealedToken(ChargerEntry charger, byte[] token) {
    return keys.sealed(charger, token);
  }

  /** What is put into a charger at provisioning, to be shown to phones that do not know it. */
  public byte[] certificate(ChargerEntry charger) {
    return keys.certificate(charger);
  }

  /** From now on another key signs tokens; the chargers are told. */
  public void changeIssuer() {
    byte[] keySet = keys.newIssuer(epochSeconds.getAsLong());
    store.chargers().forEach(charger -> send(charger.chargerId(), ItemOrder.KEYSET, keySet));
  }

  /** Gives this to no phone any more; those that have it carry it still. */
  public void withdraw(int operation) {
    errands.removeIf(errand -> errand.operation() == operation);
  }

  /** The newest state a charger has told. */
  public Optional<ChargerState> stateOf(Id chargerId) {
    return Optional.ofNullable(states.get(chargerId));
  }

  List<Errand> errands() {
    return List.copyOf(errands);
  }

  Verdict state(CarriedItem item, ChargerEntry charger) {
    try {
      ChargerState told = ChargerState.read(item.bytes(), charger);
      ChargerState before = states.get(charger.chargerId());
      if (before != null && before.question() >= told.question()) {
        return new Verdict.Known(told.question());
      }
      states.put(charger.chargerId(), told);
      return new Verdict.Stored(told.question());
    } catch (WireException e) {
      return new Verdict.Refused(RecordRefusal.MALFORMED.name());
    }
  }

  private void send(Id chargerId, int operation, byte[] item) {
    errands.add(new Errand(chargerId, operation, operation, item));
  }
}
