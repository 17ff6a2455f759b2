package faraday.rig.plant;

/**
 * What is done to a method. A value is a Boolean, an Integer or a Long; a String names an enum
 * constant of the type that is due, and {@value #NULL} no object at all.
 */
public sealed interface Effect {

  /** Stands for no object, where one is due. */
  String NULL = "null";

  /** The method answers this and does nothing else. */
  record Returns(Object value) implements Effect {}

  /** The method, which returns nothing, does nothing. */
  record DoesNothing() implements Effect {}

  /** The method does nothing when it is given this enum constant. */
  record Ignores(String constant) implements Effect {}

  /** The method always sees this in place of its argument, counted from 0. */
  record Argument(int index, Object value) implements Effect {}

  /** A number in the method, an int or a long, is another one. */
  record Figure(long from, long to) implements Effect {}

  /** An enum constant in the method is another one of its type. */
  record Swaps(String from, String to) implements Effect {}

  /** A field that the method reads is another one of the same object and type. */
  record Reads(String from, String to) implements Effect {}

  /** A call in the method, of something that returns nothing, is left out. */
  record Skips(String call) implements Effect {}

  /** A call in the method is left out, and this is taken for its answer. */
  record Answers(String call, Object value) implements Effect {}

  /** The answer of a yes-no call in the method is turned round. */
  record Negates(String call) implements Effect {}

  /**
   * A call in the method goes to this static method instead, which takes the receiver first and
   * gives the same type.
   */
  record Instead(String call, String to) implements Effect {}

  /** See {@link Returns}. */
  static Effect returns(Object value) {
    return new Returns(value);
  }

  /** See {@link DoesNothing}. */
  static Effect doesNothing() {
    return new DoesNothing();
  }

  /** See {@link Ignores}. */
  static Effect ignores(String constant) {
    return new Ignores(constant);
  }

  /** See {@link Argument}. */
  static Effect argument(int index, Object value) {
    return new Argument(index, value);
  }

  /** See {@link Figure}. */
  static Effect number(long from, long to) {
    return new Figure(from, to);
  }

  /** See {@link Swaps}. */
  static Effect swaps(String from, String to) {
    return new Swaps(from, to);
  }

  /** See {@link Reads}. */
  static Effect reads(String from, String to) {
    return new Reads(from, to);
  }

  /** See {@link Skips}. */
  static Effect skips(String call) {
    return new Skips(call);
  }

  /** See {@link Answers}. */
  static Effect answers(String call, Object value) {
    return new Answers(call, value);
  }

  /** See {@link Negates}. */
  static Effect negates(String call) {
    return new Negates(call);
  }

  /** See {@link Instead}. */
  static Effect instead(String call, String to) {
    return new Instead(call, to);
  }
}
