package faraday.rig.scenario;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.StopReason;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.invariant.FlashReader;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Range;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be expected of the journal on flash, since time zero. */
final class JournalObservables {

  private static final Shape.Span MILLIVOLT = new Shape.Span(-13_000, 13_000);
  private static final Shape.Span ANY = new Shape.Span(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Range ONE_OR_MORE = new Range(1, Integer.MAX_VALUE);
  private static final Range ANYTHING = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

  private JournalObservables() {}

  static List<Observable> all() {
    return List.of(
        new Observable(
            Key.optional(
                "records",
                new Shape.Many(Shape.Word.of(RecordType.class), 64),
                "all records since time zero but BOOT and FAULT, in this order"),
            (section, key) -> new Story(section.texts(key))),
        new Observable(
            Key.optional("faultRecord", faultShape(), "FAULT records since time zero"),
            (section, key) -> FaultRecords.of(section.section(key))),
        new Observable(
            Key.optional("endRecord", endShape(), "the last STOP, CLOSE or LAPSE since time zero"),
            (section, key) -> EndRecord.of(section.section(key))));
  }

  private static Shape.Group faultShape() {
    return new Shape.Group(
        List.of(
            Key.required("fault", Shape.Word.of(SafetyFault.class), "which"),
            Key.optional("count", new Shape.Span(0, 1000), "so many; default: at least one"),
            Key.optional("highMv", MILLIVOLT, "evidence: high plateau"),
            Key.optional("lowMv", MILLIVOLT, "evidence: low plateau"),
            Key.optional("detail", ANY, "evidence: the number the fault explains"),
            Key.optional("currentMa", ANY, "evidence: highest phase current")));
  }

  private static Shape.Group endShape() {
    return new Shape.Group(
        List.of(
            Key.optional("reason", Shape.Word.of(StopReason.class), "why it ended"),
            Key.optional("energyMwh", new Shape.Span(0, 1_000_000_000_000L), "energy billed"),
            Key.optional("durationS", new Shape.Span(0, 10_000_000), "time billed"),
            Key.optional("costMinor", new Shape.Span(0, 1_000_000), "price, cents"),
            Key.optional("maxCurrentMa", new Shape.Span(0, 100_000), "highest phase current"),
            Key.optional("ventilation", new Shape.Flag(), "ventilation was asked for"),
            Key.optional("fault", Shape.Word.of(SafetyFault.class), "a fault that it names")));
  }

  /** A range in a mapping, or everything. */
  static Range range(Section section, String key) {
    return section.has(key) ? section.range(key) : ANYTHING;
  }

  private static Range flag(Section section, String key) {
    long value = section.flag(key) ? 1 : 0;
    return section.has(key) ? new Range(value, value) : ANYTHING;
  }

  private record Story(List<String> types) implements Condition {
    @Override
    public boolean holds(Scene scene) {
      return story(scene).equals(types);
    }

    @Override
    public String seen(Scene scene) {
      return "records " + story(scene);
    }

    @Override
    public String expected() {
      return "records " + types;
    }

    private static List<String> story(Scene scene) {
      return scene.journal().story(scene.zero().lastSeq()).stream().map(Enum::name).toList();
    }
  }

  private record FaultRecords(
      SafetyFault fault, Range count, Range high, Range low, Range detail, Range current)
      implements Condition {

    static FaultRecords of(Section section) {
      return new FaultRecords(
          SafetyFault.valueOf(section.text("fault")),
          section.has("count") ? section.range("count") : ONE_OR_MORE,
          range(section, "highMv"),
          range(section, "lowMv"),
          range(section, "detail"),
          range(section, "currentMa"));
    }

    @Override
    public boolean holds(Scene scene) {
      List<FlashReader.Fault> found = found(scene);
      return count.holds(found.size()) && found.stream().allMatch(this::fits);
    }

    private boolean fits(FlashReader.Fault found) {
      boolean plateaus = high.holds(found.highMv()) && low.holds(found.lowMv());
      return plateaus && detail.holds(found.detail()) && current.holds(found.currentMa());
    }

    private List<FlashReader.Fault> found(Scene scene) {
      return scene.journal().faults().stream()
          .filter(found -> found.seq() > scene.zero().lastSeq())
          .filter(found -> found.code() == fault.code())
          .toList();
    }

    @Override
    public String seen(Scene scene) {
      return "FAULT records " + scene.journal().faults();
    }

    @Override
    public String expected() {
      return "faultRecord %s, count %s, highMv %s, lowMv %s, detail %s, currentMa %s"
          .formatted(fault, count, words(high), words(low), words(detail), words(current));
    }

    private static String words(Range range) {
      return range.equals(ANYTHING) ? "any" : range.toString();
    }
  }

  /** What a session came to; shared with the receipt at a phone. */
  record EndRecord(
      @Nullable StopReason reason,
      Range energyMwh,
      Range durationS,
      Range costMinor,
      Range maxCurrentMa,
      Range ventilation,
      @Nullable SafetyFault fault)
      implements Condition {

    static EndRecord of(Section section) {
      return new EndRecord(
          section.has("reason") ? StopReason.valueOf(section.text("reason")) : null,
          range(section, "energyMwh"),
          range(section, "durationS"),
          range(section, "costMinor"),
          range(section, "maxCurrentMa"),
          flag(section, "ventilation"),
          section.has("fault") ? SafetyFault.valueOf(section.text("fault")) : null);
    }

    /** The keys that {@link #of} reads. */
    static List<Key> keys() {
      return endShape().keys();
    }

    @Override
    public boolean holds(Scene scene) {
      List<SessionRecord> ends = scene.journal().sessions(scene.zero().lastSeq());
      return !ends.isEmpty() && fits(ends.getLast());
    }

    boolean fits(SessionRecord end) {
      boolean why = reason == null || reason.code() == end.number(Field.STOP_REASON);
      boolean named = fault == null || end.faults().contains((long) fault.code());
      return why
          && named
          && energyMwh.holds(end.number(Field.ENERGY_MWH))
          && durationS.holds(end.number(Field.DURATION_S))
          && costMinor.holds(end.number(Field.COST_MINOR))
          && maxCurrentMa.holds(end.number(Field.MAX_CURRENT_MA))
          && ventilation.holds(end.number(Field.VENTILATION));
    }

    @Override
    public String seen(Scene scene) {
      List<SessionRecord> ends = scene.journal().sessions(scene.zero().lastSeq());
      return ends.isEmpty() ? "no end on flash" : words(ends.getLast());
    }

    static String words(SessionRecord end) {
      return "reason %d, energyMwh %d, durationS %d, costMinor %d, maxCurrentMa %d, ventilation %d, faults %s"
          .formatted(
              end.number(Field.STOP_REASON),
              end.number(Field.ENERGY_MWH),
              end.number(Field.DURATION_S),
              end.number(Field.COST_MINOR),
              end.number(Field.MAX_CURRENT_MA),
              end.number(Field.VENTILATION),
              end.faults());
    }

    @Override
    public String expected() {
      return ("end: reason %s, energyMwh %s, durationS %s, costMinor %s, maxCurrentMa %s,"
              + " ventilation %s, fault %s")
          .formatted(
              reason == null ? "any" : reason + " (" + reason.code() + ")",
              FaultRecords.words(energyMwh),
              FaultRecords.words(durationS),
              FaultRecords.words(costMinor),
              FaultRecords.words(maxCurrentMa),
              FaultRecords.words(ventilation),
              fault == null ? "any" : fault + " (" + fault.code() + ")");
    }
  }
}
