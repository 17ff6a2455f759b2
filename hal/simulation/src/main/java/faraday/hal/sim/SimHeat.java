package faraday.hal.sim;

import faraday.hal.HeatSense;
import java.util.EnumMap;
import java.util.Map;

/**
 * Heat of a connector: the enclosure warms above the ambient air, and the contacts above the
 * enclosure, each as a thermal resistance and capacitance heated by the square of the current. The
 * sensors convert when they are told to and keep the reading.
 *
 * <p>Signals: {@code heat.enclosureMilliC}, {@code heat.contactsMilliC}, the readings; {@link
 * HeatSense#NO_READING} for a sensor without one.
 */
public final class SimHeat implements HeatSense {

  /**
   * Heat as a circuit. Chosen for a wall box [U].
   *
   * @param ratedMa current at which the two rises below are reached
   * @param enclosureRiseMilliC of the enclosure above the ambient air, for ever at rated current
   * @param enclosureTauS its time constant
   * @param contactsRiseMilliC of the contacts above the enclosure
   * @param contactsTauS their time constant
   * @param resolutionMilliC step of the readings
   */
  public record Parts(
      int ratedMa,
      int enclosureRiseMilliC,
      int enclosureTauS,
      int contactsRiseMilliC,
      int contactsTauS,
      int resolutionMilliC) {

    /** Refuses parts without time or steps. */
    public Parts {
      if (ratedMa < 1 || enclosureTauS < 1 || contactsTauS < 1 || resolutionMilliC < 1) {
        throw new IllegalArgumentException("impossible heat parts");
      }
    }

    /** 32 A: 15 K after 20 min, 25 K more after 5 min, steps of 0.5 K. */
    public static Parts standard() {
      return new Parts(32_000, 15_000, 1_200, 25_000, 300, 500);
    }
  }

  /** How a sensor can fail. */
  public enum Failure {
    /** Works. */
    NONE,
    /** Torn off: no reading. */
    TORN_OFF,
    /** Keeps its last reading. */
    STUCK
  }

  private static final long NANOS_PER_S = 1_000_000_000L;
  private static final int FIRST_AMBIENT_MILLI_C = 21_500;

  private final SimProbe probe;
  private final Parts parts;
  private final FirstOrder enclosureRise;
  private final FirstOrder contactsRise;
  private final Map<Point, Failure> failures = new EnumMap<>(Point.class);
  private int ambientMilliC = FIRST_AMBIENT_MILLI_C;
  private int jumpEnclosureMilliC;
  private int jumpContactsMilliC;
  private double contactsFactor = 1;
  private double square;
  private int enclosureMilliC = FIRST_AMBIENT_MILLI_C;
  private int contactsMilliC = FIRST_AMBIENT_MILLI_C;

  /** Everything at 21.5 °C. */
  public SimHeat(Parts parts, SimProbe probe) {
    this.probe = probe;
    this.parts = parts;
    enclosureRise = new FirstOrder(0, parts.enclosureTauS * NANOS_PER_S);
    contactsRise = new FirstOrder(0, parts.contactsTauS * NANOS_PER_S);
  }

  // ---- the world's side

  /** The current from now on, per phase; the phases heat by the mean of their squares. */
  public void current(long nowNanos, int[] currentMa) {
    double sum = 0;
    for (int phaseMa : currentMa) {
      double share = (double) phaseMa / parts.ratedMa;
      sum += share * share;
    }
    square = sum / currentMa.length;
    aim(nowNanos);
  }

  /** The air around the charger, in m°C; the enclosure follows by its time constant. */
  public void ambient(long nowNanos, int milliC) {
    enclosureRise.jump(nowNanos, enclosureRise.at(nowNanos) + ambientMilliC - milliC);
    ambientMilliC = milliC;
  }

  /** Burnt or loose contacts warm by so much more, 1000 for sound ones. */
  public void contactResistance(long nowNanos, int permille) {
    contactsFactor = permille / 1000.0;
    aim(nowNanos);
  }

  /** Breaks or mends a sensor. */
  public void failure(Point point, Failure failure) {
    failures.put(point, failure);
  }

  /** Adds so much to every reading of a sensor; 0 for the truth. */
  public void jump(Point point, int addedMilliC) {
    switch (point) {
      case ENCLOSURE -> jumpEnclosureMilliC = addedMilliC;
      case CONTACTS -> jumpContactsMilliC = addedMilliC;
    }
  }

  /** Both sensors convert. */
  public void convert(long nowNanos) {
    double enclosure = ambientMilliC + enclosureRise.at(nowNanos);
    double contacts = enclosure + contactsRise.at(nowNanos);
    int newEnclosure = reading(Point.ENCLOSURE, enclosure + jumpEnclosureMilliC, enclosureMilliC);
    if (newEnclosure != enclosureMilliC) {
      enclosureMilliC = newEnclosure;
      probe.level(nowNanos, "heat.enclosureMilliC", newEnclosure);
    }
    int newContacts = reading(Point.CONTACTS, contacts + jumpContactsMilliC, contactsMilliC);
    if (newContacts != contactsMilliC) {
      contactsMilliC = newContacts;
      probe.level(nowNanos, "heat.contactsMilliC", newContacts);
    }
  }

  // ---- the charger's side

  @Override
  public int temperatureMilliC(Point point) {
    return switch (point) {
      case ENCLOSURE -> enclosureMilliC;
      case CONTACTS -> contactsMilliC;
    };
  }

  private void aim(long nowNanos) {
    enclosureRise.goal(nowNanos, square * parts.enclosureRiseMilliC);
    contactsRise.goal(nowNanos, square * parts.contactsRiseMilliC * contactsFactor);
  }

  private int reading(Point point, double milliC, int lastMilliC) {
    return switch (failures.getOrDefault(point, Failure.NONE)) {
      case NONE ->
          (int) (StrictMath.rint(milliC / parts.resolutionMilliC) * parts.resolutionMilliC);
      case TORN_OFF -> NO_READING;
      case STUCK -> lastMilliC;
    };
  }
}
