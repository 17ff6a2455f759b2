package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.codec.TokenTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the phone keeps between taps: key, tokens, sessions, directory, items. */
final class Wallet {

  /** A token and, when none fits, what was wrong with the last one looked at. */
  record Choice(Optional<TokenTerms> token, Misfit misfit) {}

  private final Id id;
  private final P256KeyPair key;
  private final int capacityItems;
  private final List<TokenTerms> tokens = new ArrayList<>();
  private final Set<String> spent = new HashSet<>();
  private final Set<String> sent = new HashSet<>();
  private final Map<Id, String> inUse = new HashMap<>();
  private final Map<Id, Session> sessions = new LinkedHashMap<>();
  private final Map<Id, ChargerEntry> directory = new HashMap<>();
  private final Errands errands = new Errands();
  private final List<CarriedItem> items = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private final Tickets tickets = new Tickets();
  private final Set<Id> unconfirmedSites = new HashSet<>();
  private Optional<P256PublicKey> root = Optional.empty();
  private long thresholdMinor = Long.MIN_VALUE;

  Wallet(Id id, P256KeyPair key, int capacityItems) {
    this.id = id;
    this.key = key;
    this.capacityItems = capacityItems;
  }

  Id id() {
    return id;
  }

  P256KeyPair key() {
    return key;
  }

  Ledger ledger() {
    return ledger;
  }

  void addToken(TokenTerms token) {
    tokens.add(token);
  }

  Optional<TokenTerms> newestToken() {
    return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.getLast());
  }

  /** The newest token by which this phone may end other people's sessions here. */
  Optional<TokenTerms> staffToken(ChargerEntry charger) {
    return tokens.reversed().stream().filter(token -> isStaffAt(token, charger)).findFirst();
  }

  private static boolean isStaffAt(TokenTerms token, ChargerEntry charger) {
    Id audience = token.audience();
    boolean here = audience.equals(charger.chargerId()) || audience.equals(charger.siteId());
    return token.staff() && here;
  }

  /** A place the person added without signal: no token counts there before the server knows. */
  void addOffline(Id siteId) {
    unconfirmedSites.add(siteId);
  }

  /** The server has spoken: what was added offline is known to it. */
  void confirmed() {
    unconfirmedSites.clear();
  }

  /** Below this the phone asks for money before it shows a token; minor units. */
  void threshold(long minor) {
    thresholdMinor = minor;
  }

  /** E22: credit below the threshold, or a place added offline. */
  private boolean mustGoOnline(ChargerEntry charger) {
    boolean poor = ledger.known() && ledger.balanceMinor() < thresholdMinor;
    return poor || unconfirmedSites.contains(charger.siteId());
  }

  /** The oldest unspent token that fits, or the one whose session here has not ended. */
  Choice choose(TokenFit fit) {
    if (mustGoOnline(fit.charger())) {
      return new Choice(Optional.empty(), Misfit.GO_ONLINE);
    }
    Misfit misfit = Misfit.NO_TOKEN;
    for (TokenTerms token : tokens) {
      boolean usable = !spent.contains(name(token)) || isInUse(token, fit.charger().chargerId());
      if (usable) {
        boolean before = sent.contains(name(token) + fit.charger().chargerId());
        Optional<Misfit> found = fit.misfit(token, before);
        if (found.isEmpty()) {
          return new Choice(Optional.of(token), misfit);
        }
        misfit = found.get();
      }
    }
    return new Choice(Optional.empty(), misfit);
  }

  void sentTo(Id chargerId, TokenTerms token) {
    sent.add(name(token) + chargerId);
  }

  /**
   * The charger took the token. Until its session has ended here, showing it again asks for the
   * same session, as when the driver left before the charger heard that he knew (SPEC §3.5,
   * ALREADY).
   */
  void spend(TokenTerms token, Id chargerId) {
    spent.add(name(token));
    inUse.put(chargerId, name(token));
  }

  /** The charger refused a token: whatever began with it here is over. */
  void forgetInUse(Id chargerId) {
    inUse.remove(chargerId);
  }

  private boolean isInUse(TokenTerms token, Id chargerId) {
    return name(token).equals(inUse.get(chargerId));
  }

  void began(Session session) {
    sessions.put(session.chargerId(), session);
  }

  Optional<Session> sessionAt(Id chargerId) {
    return Optional.ofNullable(sessions.get(chargerId));
  }

  /** Deducts a verified record from the ledger, once, and ends its session (E22). */
  void pay(SessionRecord record, byte[] receipt) {
    Id sessionId = record.id(Field.SESSION_ID);
    sessions.values().removeIf(session -> session.sessionId().equals(sessionId));
    inUse.remove(record.id(Field.CHARGER_ID));
    ledger.deduct(
        new LedgerLine(
            sessionId,
            record.id(Field.CHARGER_ID),
            record.number(Field.SEQ),
            record.number(Field.ENERGY_MWH),
            record.number(Field.DURATION_S),
            record.recomputedCost().longValueExact(),
            record.number(Field.CURRENCY),
            HexFormat.of().formatHex(record.bytes(Field.TOKEN_ID))),
        receipt);
  }

  /** Deducts what a fast stop said, once, and ends its session. */
  void settle(LedgerLine line) {
    sessions.values().removeIf(session -> session.sessionId().equals(line.sessionId()));
    inUse.remove(line.chargerId());
    ledger.deduct(line);
  }

  /** Name of the token in use at a charger; empty when there is none. */
  String tokenInUse(Id chargerId) {
    return inUse.getOrDefault(chargerId, "");
  }

  Tickets tickets() {
    return tickets;
  }

  /** From now on chargers that this key certifies are known too. */
  void trust(P256PublicKey newRoot) {
    root = Optional.of(newRoot);
  }

  Optional<P256PublicKey> root() {
    return root;
  }

  void learn(ChargerEntry entry) {
    directory.put(entry.chargerId(), entry);
  }

  Optional<ChargerEntry> charger(Id chargerId) {
    return Optional.ofNullable(directory.get(chargerId));
  }

  /** What it brings to chargers. */
  Errands errands() {
    return errands;
  }

  boolean hasRoom() {
    return items.size() < capacityItems;
  }

  /** Keeps an item, once however often it is offered; false when there is no room. */
  boolean keep(CarriedItem item) {
    boolean known =
        items.stream()
            .anyMatch(
                kept ->
                    kept.chargerId().equals(item.chargerId())
                        && Arrays.equals(kept.bytes(), item.bytes()));
    if (!known && hasRoom()) {
      items.add(item);
      return true;
    }
    return known;
  }

  List<CarriedItem> items() {
    return items;
  }

  static String name(TokenTerms token) {
    return HexFormat.of().formatHex(token.tokenId());
  }
}
