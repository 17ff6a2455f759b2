package faraday.firmware.wire.json;

import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.cbor.FlawException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Typed reading of one object: every member is asked for, and what nobody asked for is refused. */
public final class JsonMembers {

  private static final int TENTHS = 10;

  private final JsonNode.Members object;
  private final Set<String> asked = new HashSet<>();

  /** Insists that a value is an object. */
  public JsonMembers(JsonNode node) throws FlawException {
    if (!(node instanceof JsonNode.Members found)) {
      throw new FlawException(Flaw.Kind.TYPE, node.at());
    }
    object = found;
  }

  /** Whether a member is there; it has to be read then. */
  public boolean has(String name) {
    return object.members().containsKey(name);
  }

  /** Insists on an object. */
  public JsonMembers object(String name) throws FlawException {
    return new JsonMembers(require(name));
  }

  /** Insists on an array of {@code min} … {@code max} elements. */
  public List<JsonNode> elements(String name, int min, int max) throws FlawException {
    JsonNode node = require(name);
    if (!(node instanceof JsonNode.Elements found)) {
      throw new FlawException(Flaw.Kind.TYPE, node.at());
    }
    int count = found.elements().size();
    if (count < min || count > max) {
      throw new FlawException(Flaw.Kind.COUNT, node.at());
    }
    return found.elements();
  }

  /** Insists on a string of {@code min} … {@code max} characters. */
  public String text(String name, int min, int max) throws FlawException {
    JsonNode node = require(name);
    if (!(node instanceof JsonNode.Text found)) {
      throw new FlawException(Flaw.Kind.TYPE, node.at());
    }
    if (found.text().length() < min || found.text().length() > max) {
      throw new FlawException(Flaw.Kind.LENGTH, node.at());
    }
    return found.text();
  }

  /** Insists on one of these words; answers its place among them. */
  public int choice(String name, List<String> words) throws FlawException {
    int place = words.indexOf(text(name, 0, JsonReader.MAX_BYTES));
    return place >= 0 ? place : refuse(name, Flaw.Kind.RANGE);
  }

  /** Insists on a whole number {@code min} … {@code max}. */
  public long whole(String name, long min, long max) throws FlawException {
    JsonNode.Figure found = figure(name);
    if (!found.whole()) {
      refuse(name, Flaw.Kind.TYPE);
    }
    long value = found.tenths() / TENTHS;
    return value >= min && value <= max ? value : refuse(name, Flaw.Kind.RANGE);
  }

  /** Insists on a number with at most one decimal place; answers it times ten. */
  public long tenths(String name, long min, long max) throws FlawException {
    long value = figure(name).tenths();
    return value >= min && value <= max ? value : refuse(name, Flaw.Kind.RANGE);
  }

  private JsonNode.Figure figure(String name) throws FlawException {
    JsonNode node = require(name);
    if (!(node instanceof JsonNode.Figure found)) {
      throw new FlawException(Flaw.Kind.TYPE, node.at());
    }
    return found;
  }

  private JsonNode require(String name) throws FlawException {
    JsonNode node = object.members().get(name);
    asked.add(name);
    if (node == null) {
      throw new FlawException(Flaw.Kind.KEY_MISSING, object.at());
    }
    return node;
  }

  /** Refuses a member's value, or the object when it has none. */
  public int refuse(String name, Flaw.Kind kind) throws FlawException {
    @Nullable JsonNode node = object.members().get(name);
    throw new FlawException(kind, node == null ? object.at() : node.at());
  }

  /** Insists that every member was asked for. */
  public void end() throws FlawException {
    for (String name : object.members().keySet()) {
      if (!asked.contains(name)) {
        refuse(name, Flaw.Kind.KEY_UNKNOWN);
      }
    }
  }
}
