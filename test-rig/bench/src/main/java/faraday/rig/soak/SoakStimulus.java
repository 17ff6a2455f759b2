package faraday.rig.soak;

/**
 * One stimulus as data: played again at the same time in the same world it does the same.
 *
 * @param atMs time of the stage
 * @param evse connector, from 1
 * @param kind which
 * @param words the step of a scenario file that does it, without its time
 * @param script number of the script it belongs to, 0 for none
 */
record SoakStimulus(long atMs, int evse, Kind kind, String words, int script) {

  /** The same at another time. */
  SoakStimulus at(long newAtMs) {
    return new SoakStimulus(newAtMs, evse, kind, words, script);
  }

  /** The same with other parameters. */
  SoakStimulus saying(String newWords) {
    return new SoakStimulus(atMs, evse, kind, newWords, script);
  }

  /** The same as part of a script. */
  SoakStimulus of(int newScript) {
    return new SoakStimulus(atMs, evse, kind, words, newScript);
  }

  /** As a step of a scenario file, in flow style. */
  String step() {
    String where = evse == 1 ? "" : ", connector: " + evse;
    return "{" + words + where + "}";
  }

  @Override
  public String toString() {
    return atMs + " ms " + step();
  }
}
