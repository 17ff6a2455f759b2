package faraday.rig.office;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.phone.ChargerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An {@link OfficeStore} that forgets with the process. */
public final class MemoryStore implements OfficeStore {

  private final Map<Id, ChargerEntry> chargers = new LinkedHashMap<>();
  private final Map<Id, P256PublicKey> wallets = new HashMap<>();
  private final Map<Id, List<AccountLine>> accounts = new HashMap<>();
  private final Map<String, IssuedToken> tokens = new LinkedHashMap<>();
  private final Map<Id, SortedMap<Long, StoredRecord>> records = new HashMap<>();

  @Override
  public void putCharger(ChargerEntry charger) {
    chargers.put(charger.chargerId(), charger);
  }

  @Override
  public List<ChargerEntry> chargers() {
    return List.copyOf(chargers.values());
  }

  @Override
  public Optional<ChargerEntry> charger(Id chargerId) {
    return Optional.ofNullable(chargers.get(chargerId));
  }

  @Override
  public void putWallet(Id walletId, P256PublicKey phoneKey) {
    wallets.put(walletId, phoneKey);
  }

  @Override
  public void addLine(Id walletId, AccountLine line) {
    accounts.computeIfAbsent(walletId, wallet -> new ArrayList<>()).add(line);
  }

  @Override
  public List<AccountLine> lines(Id walletId) {
    return List.copyOf(accounts.getOrDefault(walletId, List.of()));
  }

  @Override
  public void putToken(IssuedToken token) {
    tokens.put(token.tokenId(), token);
  }

  @Override
  public Optional<IssuedToken> token(String tokenId) {
    return Optional.ofNullable(tokens.get(tokenId));
  }

  @Override
  public List<IssuedToken> tokensOf(Id walletId) {
    return tokens.values().stream().filter(token -> token.walletId().equals(walletId)).toList();
  }

  @Override
  public void putRecord(StoredRecord record) {
    records
        .computeIfAbsent(record.chargerId(), charger -> new TreeMap<>())
        .put(record.journal().seq(), record);
  }

  @Override
  public Optional<StoredRecord> record(Id chargerId, long seq) {
    return Optional.ofNullable(records.get(chargerId)).map(ofCharger -> ofCharger.get(seq));
  }

  @Override
  public List<StoredRecord> records(Id chargerId) {
    SortedMap<Long, StoredRecord> ofCharger = records.get(chargerId);
    return ofCharger == null ? List.of() : new ArrayList<>(ofCharger.values());
  }
}
