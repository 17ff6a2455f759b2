package faraday.rig.scenario;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.rig.bench.PhoneField;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.chip.PhoneReader;
import faraday.rig.chip.ReaderApp;
import faraday.rig.codec.WireException;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PageReader;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.scenario.format.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The phones of a scene, by name, and the hand that holds one of them: until its owner has what he
 * wants and a moment longer, or until his patience ends.
 */
final class Phones implements Ticked {

  /** How a phone may be called. */
  static final Shape.Text NAME = new Shape.Text(32, "[A-Z][A-Za-z0-9]*");

  private static final long MS = 1_000_000L;
  private static final long PATIENCE_NANOS = 12_000 * MS;
  private static final long STRANGER_NANOS = 2_000 * MS;
  private static final long LINGER_NANOS = 300 * MS;

  private final long seed;
  private final BackOffice office;
  private final VirtualBoard board;
  private final SeededRandom uids;
  private final Map<String, WalletPhone> phones = new LinkedHashMap<>();
  private final Map<String, byte[]> tokens = new LinkedHashMap<>();
  private final Map<String, ReaderApp> apps = new HashMap<>();
  private final SimProbe probe;
  private @Nullable PhoneReader reading;
  private @Nullable PageReader page;
  private @Nullable WalletPhone held;
  private @Nullable HostilePhone stranger;
  private final StrangerWatch strangers;
  private long leavesAtNanos = NEVER;
  private boolean served;
  private int apdusLeft;
  private long nowNanos;

  Phones(long seed, BackOffice office, VirtualBoard board, SimProbe probe) {
    this.probe = probe;
    this.seed = seed;
    this.office = office;
    this.board = board;
    this.uids = new SeededRandom(seed, "uids");
    this.strangers = new StrangerWatch(board);
  }

  /** The phone of this name; a new one when it was never heard of. */
  WalletPhone phone(String name) {
    return phones.computeIfAbsent(name, unknown -> new WalletPhone(seed, unknown, office));
  }

  /** A phone of this name that has the root's key and no directory. */
  void comesNew(String name) throws Impossible {
    Impossible.unless(!phones.containsKey(name), name + " was here before");
    WalletPhone phone = new WalletPhone(seed, name, new WithoutDirectory(office));
    phone.trustRoot(office.rootKey());
    phones.put(name, phone);
  }

  /** The keys of all conversations, for whoever watches what is sealed. */
  List<PhoneLog.SeenKeys> keys() {
    return phones.values().stream().flatMap(phone -> phone.log().keys().stream()).toList();
  }

  /** Whether this phone has ever had a token. */
  boolean hasBought(String name) {
    return tokens.containsKey(name);
  }

  /**
   * Buys a token.
   *
   * @param terms its limits and its connector
   * @throws Impossible when the wallet's credit is used up
   */
  void buy(String name, Terms terms) throws Impossible {
    buy(name, terms, order -> order);
  }

  /** The same with more changed of the order. */
  void buy(String name, Terms terms, UnaryOperator<TokenOrder> change) throws Impossible {
    keep(name, bought(name, terms, change));
  }

  /** The same with a signature of the issuer that is not his. */
  void forge(String name, Terms terms, UnaryOperator<TokenOrder> change) throws Impossible {
    byte[] token = bought(name, terms, change);
    token[token.length - 1] ^= 1;
    keep(name, token);
  }

  /**
   * Shows the last token once more, as a copy of the wallet would.
   *
   * @throws Impossible when there was none
   */
  void copy(String name) throws Impossible {
    byte[] last = tokens.get(name);
    if (last == null) {
      throw new Impossible(name + " never had a token");
    }
    phone(name).forceToken(last);
  }

  private byte[] bought(String name, Terms terms, UnaryOperator<TokenOrder> change)
      throws Impossible {
    WalletPhone phone = phone(name);
    TokenOrder usual = office.order(phone.walletId(), phone.publicKey(), board.entry());
    usual.limits(terms.durationS(), terms.energyWh(), terms.costMinor()).evse(terms.evse());
    TokenOrder order = change.apply(usual);
    if (!(office.issue(order) instanceof Issue.Issued(byte[] token, long _))) {
      throw new Impossible("the office issues no token to " + name);
    }
    return token;
  }

  private void keep(String name, byte[] token) {
    tokens.put(name, token);
    try {
      phone(name).addToken(token);
    } catch (WireException e) {
      throw new IllegalStateException("the wallet takes no token of its office", e);
    }
  }

  /**
   * What a token is good for.
   *
   * @param evse connector, from 1
   */
  record Terms(int evse, long energyWh, long durationS, long costMinor) {
    /** 30 kWh, two hours, 20 EUR. */
    static Terms usual(int evse) {
      return new Terms(evse, 30_000, 7_200, 2_000);
    }
  }

  /** Finds a network: hands over what it carries and picks up what waits for it. */
  void goOnline(String name) {
    phone(name).uploadTo(office);
    phone(name).fetchFrom(office);
  }

  /** Whether one is at the reader. */
  boolean held() {
    return held != null || stranger != null;
  }

  /** Records that strangers have left. */
  List<String> writtenByStrangers() {
    return strangers.written();
  }

  /**
   * Holds a hostile phone to the reader for two seconds, or for a moment if it leaves.
   *
   * @param heard what phones have said so far
   */
  void holdStranger(HostilePhone.Way way, Supplier<List<byte[]>> heard) {
    SeededRandom random = new SeededRandom(seed + nowNanos, "stranger");
    HostilePhone phone = new HostilePhone(way, random, phone("Accomplice"), heard);
    stranger = phone;
    strangers.comes(nowNanos);
    boolean leaves = way == HostilePhone.Way.LEAVES;
    leavesAtNanos = nowNanos + (leaves ? (1 + random.nextInt(400)) * MS : STRANGER_NANOS);
    board.field().place(new IsoDepCard(CardProfile.phone(), phone, uids), nowNanos);
  }

  /**
   * Holds a phone to the reader as a card.
   *
   * @param apdus takes it away behind so many commands and responses; 0 for never
   */
  void hold(String name, Intent intent, int apdus) {
    hold(name, intent, apdus, Meeting.CARD);
  }

  /** The same in another way. */
  void hold(String name, Intent intent, int apdus, Meeting meeting) {
    WalletPhone phone = phone(name);
    phone.want(intent);
    held = phone;
    served = false;
    apdusLeft = apdus;
    leavesAtNanos = nowNanos + PATIENCE_NANOS;
    if (meeting == Meeting.CARD) {
      board.field().place(new IsoDepCard(CardProfile.phone(), phone, uids), nowNanos);
    } else {
      read(name, meeting);
    }
  }

  private void read(String name, Meeting meeting) {
    ReaderApp app = apps.computeIfAbsent(name + meeting, unknown -> meeting.app(phone(name)));
    page = app instanceof PageReader it ? it : null;
    PhoneReader reader = PhoneField.reader(app, probe);
    reading = reader;
    reader.hold(board.antenna(), nowNanos);
  }

  /** The link that a phone without wallet has opened, or empty. */
  String openedLink(String name) {
    return apps.get(name + Meeting.LINK) instanceof PageReader it ? it.openedLink().orElse("") : "";
  }

  /** Whether the tag refused to be made read-only by this phone. */
  boolean lockRefused(String name) {
    return apps.get(name + Meeting.TAG_LOCKER) instanceof PageReader it && it.lockRefused();
  }

  /** Takes it away now. */
  void takeAway() {
    if (stranger == null) {
      strangers.honest(nowNanos);
    } else {
      strangers.goes(nowNanos);
    }
    stranger = null;
    held = null;
    leavesAtNanos = NEVER;
    PhoneReader reader = reading;
    reading = null;
    if (reader == null) {
      board.field().remove(nowNanos);
    } else {
      reader.takeAway(nowNanos);
    }
  }

  /** A command or response has passed. */
  void apdu() {
    if (held != null && apdusLeft > 0 && --apdusLeft == 0) {
      leavesAtNanos = nowNanos;
    }
  }

  @Override
  public void tick(long atNanos) {
    nowNanos = atNanos;
    PhoneReader reader = reading;
    if (reader != null) {
      reader.tick(atNanos);
    }
    WalletPhone phone = held;
    if (phone == null) {
      if (stranger != null && atNanos >= leavesAtNanos) {
        takeAway();
      }
      return;
    }
    if (!served && content(phone)) {
      served = true;
      leavesAtNanos = Math.min(leavesAtNanos, atNanos + LINGER_NANOS);
    }
    if (atNanos >= leavesAtNanos) {
      takeAway();
    }
  }

  @Override
  public long nextDeadlineNanos() {
    PhoneReader reader = reading;
    return reader == null ? leavesAtNanos : Math.min(leavesAtNanos, reader.nextDeadlineNanos());
  }

  private boolean content(WalletPhone phone) {
    PageReader it = page;
    boolean linked = reading != null && it != null && it.openedLink().isPresent();
    return linked || phone.wanted().isEmpty();
  }
}
