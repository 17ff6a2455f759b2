package faraday.rig.office;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.phone.ChargerEntry;
import java.util.List;
import java.util.Optional;

/** What the office remembers. A database behind it changes nothing else. */
public interface OfficeStore {

  /** Adds or replaces a charger. */
  void putCharger(ChargerEntry charger);

  /** All chargers, in the order of their first registration. */
  List<ChargerEntry> chargers();

  /** One charger. */
  Optional<ChargerEntry> charger(Id chargerId);

  /** Adds or replaces a wallet's key. */
  void putWallet(Id walletId, P256PublicKey phoneKey);

  /** Adds a line to a wallet's account. */
  void addLine(Id walletId, AccountLine line);

  /** All lines of a wallet's account, oldest first. */
  List<AccountLine> lines(Id walletId);

  /** Adds or replaces a token by its id. */
  void putToken(IssuedToken token);

  /** One token by its id in hexadecimal. */
  Optional<IssuedToken> token(String tokenId);

  /** All tokens of a wallet, oldest first. */
  List<IssuedToken> tokensOf(Id walletId);

  /** Adds a record under its charger and sequence number. */
  void putRecord(StoredRecord record);

  /** One record. */
  Optional<StoredRecord> record(Id chargerId, long seq);

  /** All records of a charger by ascending sequence number. */
  List<StoredRecord> records(Id chargerId);
}
