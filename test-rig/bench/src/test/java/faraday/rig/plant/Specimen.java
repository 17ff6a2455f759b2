package faraday.rig.plant;

import java.util.function.Function;

/** Something to patch: each method says in its answer what has become of it. */
public final class Specimen implements Function<String, String> {

  /** A choice. */
  enum Colour {
    RED,
    GREEN
  }

  private final int first;
  private final int second;
  private String heard = "nothing";

  /** One and two. */
  public Specimen() {
    first = 1;
    second = 2;
  }

  @Override
  public String apply(String method) {
    return switch (method) {
      case "yes" -> String.valueOf(yes());
      case "ratio" -> String.valueOf(ratio(10, 120));
      case "colour" -> colour().name();
      case "field" -> String.valueOf(field());
      case "call" -> said(call(3L, 7));
      case "maybe" -> String.valueOf((Object) maybe());
      case "red" -> hears(Colour.RED);
      case "green" -> hears(Colour.GREEN);
      default -> twice() - 50 + " " + overloaded(1) + overloaded("");
    };
  }

  private String said(long answer) {
    return answer + " " + heard;
  }

  private String hears(Colour colour) {
    hear(colour);
    return heard;
  }

  boolean yes() {
    return ratio(1, 1) > 0;
  }

  static long ratio(long share, int whole) {
    return share * 1_000L / whole;
  }

  Colour colour() {
    return Colour.RED;
  }

  int field() {
    return first + 10 * second;
  }

  long call(long much, int some) {
    hear(Colour.GREEN);
    return yes() ? add(much, some) : -1;
  }

  private void hear(Colour colour) {
    heard = colour.name();
  }

  private static long add(long much, int some) {
    return much + some;
  }

  /** What may stand in place of {@code add}. */
  static long shortcut(long much, int some) {
    return -much - some;
  }

  String maybe() {
    return heard;
  }

  int twice() {
    return first == second ? 50 : 50 + second;
  }

  static int overloaded(int number) {
    return number;
  }

  static int overloaded(String text) {
    return text.length();
  }
}
