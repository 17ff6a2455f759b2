package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.CBOR;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a phone reads in a token it holds (SPEC §4), to choose one that fits. The issuer's signature
 * is the charger's business. Immutable.
 */
public final class TokenTerms {

  /** Keys of the faraday claim that hold a number and that a start needs (SPEC §4.1). */
  public enum Term {
    PRICE_PER_HOUR(6),
    PRICE_PER_KWH(7),
    MAX_DURATION_S(10),
    AUTH_SETTING(11),
    MAX_ENERGY_WH(12),
    CURRENCY(14),
    EVSE(15);

    private final long key;

    Term(long key) {
      this.key = key;
    }
  }

  private static final long FARADAY = -65537;
  private static final long COMMAND = -65538;
  private static final Set<Long> CLAIMS = Set.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, FARADAY, COMMAND);
  private static final long ACTION_START = 1;
  private static final long SCHEDULE_DURATION = 13;
  private static final long KIND = 22;
  private static final long STAFF = 1;
  private static final int TOKEN_ID_BYTES = 16;

  private final byte[] token;
  private final Id wallet;
  private final Id audience;
  private final Id site;
  private final long expires;
  private final long notBefore;
  private final byte[] tokenId;
  private final P256PublicKey phoneKey;
  private final long scheduleDurationS;
  private final boolean staff;
  private final Map<Term, Long> numbers = new HashMap<>();

  private TokenTerms(byte[] token, CborValue claims) throws WireException {
    this.token = token.clone();
    wallet = id(claims.key(2).text());
    audience = id(claims.key(3).text());
    expires = claims.key(4).uint();
    notBefore = claims.key(5).uint();
    claims.key(6).uint();
    tokenId = claims.key(7).bytes(TOKEN_ID_BYTES);
    phoneKey = key(claims.key(8).key(1));
    CborValue faraday = claims.key(FARADAY);
    site = Id.of(faraday.key(2).bytes(Id.BYTES));
    for (Term term : Term.values()) {
      numbers.put(term, faraday.key(term.key).uint());
    }
    staff = faraday.has(KIND) && faraday.key(KIND).uint(0, STAFF) == STAFF;
    scheduleDurationS = scheduleDurationS(claims.key(COMMAND).bytes());
  }

  private TokenTerms(byte[] sealed, TokenTerms told) {
    token = sealed.clone();
    wallet = told.wallet;
    audience = told.audience;
    site = told.site;
    expires = told.expires;
    notBefore = told.notBefore;
    tokenId = told.tokenId.clone();
    phoneKey = told.phoneKey;
    scheduleDurationS = told.scheduleDurationS;
    staff = told.staff;
    numbers.putAll(told.numbers);
  }

  /** Reads a token; refuses one that lacks a claim a start needs. */
  public static TokenTerms parse(byte[] token) throws WireException {
    CborValue claims = CborValue.parse(CoseSign1.parse(token).payload());
    if (!CLAIMS.containsAll(claims.keys())) {
      throw new WireException(CBOR, "an unknown claim");
    }
    return new TokenTerms(token, claims);
  }

  private static P256PublicKey key(CborValue key) throws WireException {
    if (key.key(1).integer() != 2 || key.key(-1).integer() != 1) {
      throw new WireException(CBOR, "not a key of P-256");
    }
    return P256PublicKey.ofCompressed(key.key(-2).bytes(Curve.FIELD_BYTES), key.key(-3).bool());
  }

  private static Id id(String text) throws WireException {
    if (!text.matches("[A-Za-z0-9_-]{11}")) {
      throw new WireException(CBOR, "wanted an id as text");
    }
    Id id = Id.of(Base64.getUrlDecoder().decode(text));
    if (!id.text().equals(text)) {
      throw new WireException(CBOR, "an id with stray bits");
    }
    return id;
  }

  /** The same terms of a token that is shown as it is sealed to its charger (SPEC §6.3). */
  public TokenTerms sealedAs(byte[] sealed) {
    return new TokenTerms(sealed, this);
  }

  /** The token's bytes; a copy. */
  public byte[] token() {
    return token.clone();
  }

  /** Claim 2. */
  public Id wallet() {
    return wallet;
  }

  /** Claim 3: a charger or a site. */
  public Id audience() {
    return audience;
  }

  /** Key 2 of the faraday claim: the site. */
  public Id site() {
    return site;
  }

  /** Claim 4, seconds UTC: the first moment at which the token is dead. */
  public long expires() {
    return expires;
  }

  /** Claim 5, seconds UTC. */
  public long notBefore() {
    return notBefore;
  }

  /** Claim 7, 16 bytes; a copy. */
  public byte[] tokenId() {
    return tokenId.clone();
  }

  /** Claim 8: the key the proof must verify with. */
  public P256PublicKey phoneKey() {
    return phoneKey;
  }

  /** A number of the faraday claim. */
  public long number(Term term) {
    return numbers.getOrDefault(term, 0L);
  }

  /** Whether it lets its holder end other people's sessions. */
  public boolean staff() {
    return staff;
  }

  /** Seconds the command's schedule lasts, 0 when it names none. */
  public long scheduleDurationS() {
    return scheduleDurationS;
  }

  /** A command in JSON is the charger's to read (SPEC §4.2.2): the phone takes it as it is. */
  private static long scheduleDurationS(byte[] bytes) throws WireException {
    if (bytes.length > 0 && bytes[0] == '{') {
      return 0;
    }
    CborValue command = CborValue.parse(bytes);
    command.key(0).uint(ACTION_START, ACTION_START);
    return command.has(SCHEDULE_DURATION) ? command.key(SCHEDULE_DURATION).uint() : 0;
  }
}
