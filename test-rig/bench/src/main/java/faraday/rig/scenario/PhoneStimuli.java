package faraday.rig.scenario;

import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletFault;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/** What people do with phones. */
final class PhoneStimuli {

  private static final Shape.Word WISHES = Shape.Word.spoken(Intent.class);

  private static final Shape.Word HOSTILE = Shape.Word.spoken(HostilePhone.Way.class);

  private static final Shape.Word MEETINGS = Shape.Word.spoken(Meeting.class);

  /** Key of the faraday claim, SPEC §4.1. */
  private static final long CHALLENGE = 21;

  private static final HostilePhone.Way[] HOSTILE_WAYS = HostilePhone.Way.values();
  private static final Intent[] INTENTS = Intent.values();
  private static final Meeting[] WAYS = Meeting.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.group(
              "tap",
              shape(),
              "holds a phone to the reader until it has what it wants, 12 s at most",
              (scene, args, _) -> tap(scene, args)),
          Stimulus.word(
              "hostilePhone",
              HOSTILE,
              "holds a phone without any right to the reader that wants to do harm",
              (scene, way) -> {
                Impossible.unless(!scene.phones().held(), "a phone is at the reader already");
                scene.phones().holdStranger(HOSTILE_WAYS[way], scene.said());
              }),
          Stimulus.group(
              "online",
              new Shape.Group(List.of(Key.required("phone", Phones.NAME, "whose"))),
              "a phone finds a network: hands over what it carries, picks up what waits",
              (scene, args, _) -> scene.phones().goOnline(args.text("phone"))),
          Stimulus.plain(
              "takeAway",
              "takes the phone away at once",
              scene -> {
                Impossible.unless(scene.phones().held(), "no phone is at the reader");
                scene.phones().takeAway();
              }));

  private PhoneStimuli() {}

  private static Shape.Group shape() {
    return new Shape.Group(
        List.of(
            Key.required("phone", Phones.NAME, "whose; known by its name from then on"),
            Key.required("want", WISHES, "what its owner wants"),
            Key.optional("as", MEETINGS, "how the phone meets the charger; usually card"),
            Key.optional(
                "newcomer",
                new Shape.Flag(),
                "its directory lacks this charger and it trusts the root, false"),
            Key.optional(
                "removeAfterApdus",
                new Shape.Whole(1, 200),
                "takes it away behind this many commands and responses"),
            Key.optional("token", TokenTerms.shape(), "buys a token with these limits before")));
  }

  private static void tap(Scene scene, Section args) throws Impossible {
    Phones phones = scene.phones();
    Impossible.unless(!phones.held(), "a phone is at the reader already");
    Intent intent = INTENTS[WISHES.words().indexOf(args.text("want"))];
    String name = args.text("phone");
    if (args.flag("newcomer")) {
      phones.comesNew(name);
    }
    Section token = args.sectionOrEmpty("token");
    boolean first = intent == Intent.START && !phones.hasBought(name);
    if (TokenTerms.is(token, "copied")) {
      phones.copy(name);
    } else if (first || args.has("token")) {
      obtain(scene, name, token);
    }
    Meeting meeting =
        args.has("as") ? WAYS[MEETINGS.words().indexOf(args.text("as"))] : Meeting.CARD;
    phones.hold(name, intent, (int) args.whole("removeAfterApdus", 0), meeting);
  }

  private static byte[] challengeOf(Scene scene, String name) {
    return scene.phones().phone(name).log().onlineChallenge();
  }

  private static void obtain(Scene scene, String name, Section token) throws Impossible {
    if (TokenTerms.is(token, "elsewhere")) {
      scene.phones().phone(name).sabotage(WalletFault.CREDENTIALS_NOT_READ);
    }
    Phones.Terms terms = TokenTerms.limits(token, scene.evse());
    UnaryOperator<TokenOrder> usual = order -> TokenTerms.rest(token, order, scene.epochS());
    UnaryOperator<TokenOrder> rest =
        TokenTerms.is(token, "answers")
            ? order -> usual.apply(order).faraday(CHALLENGE, challengeOf(scene, name))
            : usual;
    if (TokenTerms.is(token, "forged")) {
      scene.phones().forge(name, terms, rest);
    } else {
      scene.phones().buy(name, terms, rest);
    }
  }
}
