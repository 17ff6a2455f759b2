package faraday.rig.phone;

import faraday.rig.codec.Id;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.rf.CardApplication;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A virtual phone with a wallet, seen by the charger as an ISO 14443-4 card (SPEC §7, profile 02).
 *
 * <p>The same seed and name give the same keys, ids and bytes. It presents the wallet only while
 * the person wants something: {@link #want}. Confined to the world's loop.
 */
public final class WalletPhone implements CardApplication {

  private final String name;
  private final PhoneSettings settings;
  private final Wallet wallet;
  private final Person person = new Person();
  private final PhoneLog log = new PhoneLog();
  private final Outbox outbox = new Outbox(person);
  private final PhoneParts parts;
  private final ApduLink link = new ApduLink(frames(TapConversation.CHARGER_IS_READER));
  private @Nullable TapConversation current;
  private @Nullable TapConversation last;

  /** A phone with {@link PhoneSettings#USUAL} settings. */
  public WalletPhone(long seed, String name, ServerLink server) {
    this(seed, name, server, PhoneSettings.USUAL);
  }

  /** A phone that enrols at the server and takes its directory home. */
  public WalletPhone(long seed, String name, ServerLink server, PhoneSettings settings) {
    this.name = name;
    this.settings = settings;
    P256KeyPair key = P256KeyPair.derived(seed, "phone " + name);
    wallet = new Wallet(Id.derived(seed, "wallet " + name), key, settings.capacityItems());
    SeededSecureRandom random = new SeededSecureRandom(seed, "phone " + name);
    parts = new PhoneParts(wallet, person, outbox, log, random, settings);
    server.enrol(wallet.id(), key.publicKey());
    fetchFrom(server);
  }

  /** What the person wants of the next taps until it is done; without any wish. */
  public void want(Intent intent) {
    want(intent, Wish.NONE);
  }

  /** What the person wants of the next taps until it is done. */
  public void want(Intent intent, Wish wish) {
    person.want(intent, wish);
    last = null;
  }

  /** What is still wanted: empty once a tap is complete. */
  public Optional<Intent> wanted() {
    return person.intent();
  }

  /** Puts a token into the wallet; refuses bytes that are no token of this wallet. */
  public void addToken(byte[] token) throws WireException {
    add(TokenTerms.parse(token));
  }

  /** The same of a token that it cannot read: the server tells what it must know to choose. */
  public void addSealedToken(TokenTerms told, byte[] sealed) throws WireException {
    add(told.sealedAs(sealed));
  }

  private void add(TokenTerms terms) throws WireException {
    if (!terms.wallet().equals(wallet.id()) || !terms.phoneKey().equals(publicKey())) {
      throw new WireException(WireException.Layer.KEY, "a token of another wallet");
    }
    wallet.addToken(terms);
  }

  /** Uploads all items; forgets those the server took or will never take. */
  public List<ServerLink.Verdict> uploadTo(ServerLink server) {
    List<ServerLink.Verdict> verdicts = wallet.items().stream().map(server::receive).toList();
    wallet.items().clear();
    return verdicts;
  }

  /** Picks up the directory, and what is to be carried to chargers. */
  public void fetchFrom(ServerLink server) {
    server.directory().forEach(wallet::learn);
    for (ServerLink.Acknowledgement ack : server.acknowledgements()) {
      wallet.errands().keep(new ServerLink.Errand(ack.chargerId(), 1, 1, ack.cose()));
    }
    server.errands().forEach(wallet.errands()::keep);
  }

  /** Makes the wallet dishonest or broken from now on. */
  public void sabotage(WalletFault fault) {
    person.faults().add(fault);
  }

  /** Whether stops show the ticket that a grant has left (SPEC §3.7); off at first. */
  public void useTickets(boolean on) {
    wallet.tickets().use(on);
  }

  /** Sends these bytes as the token of every start, whatever they are and whoever they fit. */
  public void forceToken(byte[] token) {
    person.force(token);
  }

  /** Flips the lowest bit of one byte of the n-th frame of every conversation, from 0. */
  public void damageFrame(int frame, int byteIndex) {
    outbox.damage(frame, byteIndex);
  }

  /** Makes the wallet honest again. */
  public void repair() {
    person.repent();
    outbox.repair();
  }

  /** The phone's name. */
  public String name() {
    return name;
  }

  /** The wallet's id. */
  public Id walletId() {
    return wallet.id();
  }

  /** The key tokens are bound to. */
  public P256PublicKey publicKey() {
    return wallet.key().publicKey();
  }

  /** What happened so far. */
  public PhoneLog log() {
    return log;
  }

  /** What was paid so far. */
  public Ledger ledger() {
    return wallet.ledger();
  }

  /**
   * With signal: puts money in, 0 for none, shows what it has deducted meanwhile, and takes the
   * server's statement (E22, E34).
   *
   * @return what was wrong with the statement
   */
  public Optional<StatementFault> reload(MoneyLink server, long amountMinor) {
    Ledger ledger = wallet.ledger();
    byte[] statement =
        server.statement(wallet.id(), amountMinor, ledger.statedSeq(), ledger.openReceipts());
    Optional<StatementFault> fault = ledger.accept(statement, server.statementKey(), wallet.id());
    if (fault.isEmpty()) {
      wallet.confirmed();
    }
    return fault;
  }

  /** A place the person added without signal. */
  public void addOffline(Id siteId) {
    wallet.addOffline(siteId);
  }

  /** From now on it asks a charger that its directory lacks for a certificate by this key. */
  public void trustRoot(P256PublicKey root) {
    wallet.trust(root);
  }

  /** Below this much credit the phone wants to go online first; minor units. */
  public void threshold(long minor) {
    wallet.threshold(minor);
  }

  /** The items it carries; a copy. */
  public List<CarriedItem> items() {
    return List.copyOf(wallet.items());
  }

  /** Whether it carries an acknowledgement for this charger. */
  public boolean carriesAckFor(Id chargerId) {
    return wallet.errands().anyAck(chargerId);
  }

  /** Whether it carries anything at all for this charger. */
  public boolean carriesFor(Id chargerId) {
    return wallet.errands().any(chargerId);
  }

  /** The session it was granted at this charger and that has not ended. */
  public Optional<Session> sessionAt(Id chargerId) {
    return wallet.sessionAt(chargerId);
  }

  @Override
  public void activated(long nowNanos) {
    log.activated();
    link.reset();
  }

  @Override
  public void deactivated(long nowNanos) {
    linkLost(nowNanos);
    link.reset();
  }

  /** The frames of a profile; the phone has one conversation at a time, whatever the profile. */
  ApduLink.Frames frames(int profile) {
    return new Conversations(profile);
  }

  /** A new conversation with a charger that shows itself to web pages. */
  TapConversation page(long nowNanos) {
    outbox.newConversation();
    Intent intent = person.intent().orElse(Intent.READ);
    return new TapConversation(parts, intent, TapConversation.NDEF, nowNanos);
  }

  PhoneParts parts() {
    return parts;
  }

  void linkLost(long nowNanos) {
    TapConversation conversation = current;
    if (conversation != null) {
      conversation.closed(nowNanos);
    }
    current = null;
  }

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    log.exchanged();
    return new Answer(link.answer(commandApdu, nowNanos), settings.apduNanos());
  }

  /** Which conversation a frame belongs to. */
  private final class Conversations implements ApduLink.Frames {
    private final int profile;

    private Conversations(int profile) {
      this.profile = profile;
    }

    @Override
    public boolean selected(long nowNanos) {
      current = null;
      if (person.intent().isEmpty()) {
        return false;
      }
      log.add(nowNanos, new PhoneEvent.Selected());
      return true;
    }

    @Override
    public Reaction frame(byte[] bytes, long nowNanos) {
      log.addFrame(nowNanos, true, bytes);
      TapConversation conversation = current;
      if (conversation == null) {
        conversation = resumedOrNew(bytes, nowNanos);
        current = conversation;
      }
      Reaction reaction = conversation.receive(bytes, nowNanos);
      if (reaction instanceof Reaction.Send send) {
        log.addFrame(nowNanos, false, send.frame());
      }
      return reaction;
    }

    /** The beacon answered before gets the answer given before, over any re-activation. */
    private TapConversation resumedOrNew(byte[] bytes, long nowNanos) {
      TapConversation earlier = last;
      if (earlier != null && earlier.beganWith(bytes, nowNanos)) {
        return earlier;
      }
      outbox.newConversation();
      Intent intent = person.intent().orElse(Intent.READ);
      TapConversation fresh = new TapConversation(parts, intent, profile, nowNanos);
      last = fresh;
      return fresh;
    }
  }
}
