package faraday.rig.scenario;

import faraday.firmware.wire.frame.Reason;
import faraday.rig.codec.SessionRecord;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be expected at a phone: the last answer it got, and its receipt. */
final class PhoneObservables {

  private static final Map<String, Class<? extends PhoneEvent>> ANSWERS =
      Map.of(
          "granted", PhoneEvent.Granted.class,
          "alreadyRunning", PhoneEvent.AlreadyRunning.class,
          "stopped", PhoneEvent.Stopped.class,
          "stopping", PhoneEvent.Stopping.class,
          "endedForAnother", PhoneEvent.EndedForAnother.class,
          "served", PhoneEvent.Served.class,
          "refused", PhoneEvent.Refused.class,
          "turnedAway", PhoneEvent.TurnedAway.class,
          "gaveUp", PhoneEvent.GaveUp.class);

  private PhoneObservables() {}

  static List<Observable> all() {
    return List.of(
        new Observable(
            Key.optional("answer", answerShape(), "the last answer a phone got"),
            (section, key) -> Answer.of(section.section(key))),
        Observable.flag(
            "linkOpened",
            "whether a phone named Eve, without a wallet, has opened the charger's link",
            scene -> scene.phones().openedLink("Eve").startsWith("https://") ? 1 : 0),
        Observable.flag(
            "lockRefused",
            "whether a phone named Max was refused to make the tag read-only",
            scene -> scene.phones().lockRefused("Max") ? 1 : 0),
        new Observable(
            Key.optional("receipt", receiptShape(), "the last good receipt at a phone"),
            (section, key) -> Receipt.of(section.section(key))));
  }

  private static Shape.Group answerShape() {
    Shape.Word words = new Shape.Word(ANSWERS.keySet().stream().sorted().toList());
    return new Shape.Group(
        List.of(
            Key.required("phone", Phones.NAME, "whose"),
            Key.required("is", words, "what it heard last"),
            Key.optional("reason", Shape.Word.of(Reason.class), "of a refusal")));
  }

  private static Shape.Group receiptShape() {
    List<Key> keys = new ArrayList<>();
    keys.add(Key.required("phone", Phones.NAME, "whose"));
    keys.addAll(JournalObservables.EndRecord.keys());
    return new Shape.Group(keys);
  }

  private record Answer(String phone, String is, @Nullable Reason reason) implements Condition {

    static Answer of(Section section) {
      Reason reason = section.has("reason") ? Reason.valueOf(section.text("reason")) : null;
      return new Answer(section.text("phone"), section.text("is"), reason);
    }

    @Override
    public boolean holds(Scene scene) {
      Optional<PhoneEvent> last = last(scene);
      boolean kind = last.filter(event -> is.equals(word(event))).isPresent();
      return kind && (reason == null || reasonOf(last) == reason.code());
    }

    private static int reasonOf(Optional<PhoneEvent> event) {
      return event.orElseThrow() instanceof PhoneEvent.Refused(int reason) ? reason : -1;
    }

    private static String word(PhoneEvent event) {
      for (Map.Entry<String, Class<? extends PhoneEvent>> answer : ANSWERS.entrySet()) {
        if (answer.getValue().isInstance(event)) {
          return answer.getKey();
        }
      }
      return "";
    }

    private Optional<PhoneEvent> last(Scene scene) {
      PhoneLog log = scene.phones().phone(phone).log();
      return log.entries().reversed().stream()
          .map(PhoneLog.Entry::event)
          .filter(event -> !word(event).isEmpty())
          .findFirst();
    }

    @Override
    public String seen(Scene scene) {
      return phone + " heard " + last(scene).map(Object::toString).orElse("nothing");
    }

    @Override
    public String expected() {
      return phone + " hears " + is + (reason == null ? "" : " " + reason);
    }
  }

  private record Receipt(String phone, JournalObservables.EndRecord end) implements Condition {

    static Receipt of(Section section) {
      return new Receipt(section.text("phone"), JournalObservables.EndRecord.of(section));
    }

    @Override
    public boolean holds(Scene scene) {
      return receipt(scene).filter(end::fits).isPresent();
    }

    private Optional<SessionRecord> receipt(Scene scene) {
      PhoneLog log = scene.phones().phone(phone).log();
      return log.last(PhoneEvent.Stopped.class).map(PhoneEvent.Stopped::receipt);
    }

    @Override
    public String seen(Scene scene) {
      Optional<SessionRecord> found = receipt(scene);
      return phone + " has " + found.map(JournalObservables.EndRecord::words).orElse("no receipt");
    }

    @Override
    public String expected() {
      return "receipt of " + phone + ", " + end.expected();
    }
  }
}
