package faraday.rig.vectors;

import static faraday.rig.codec.WireException.Layer.CBOR;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import faraday.rig.codec.WireException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON as SPEC §4.2.2 narrows it, written from that text: maps, lists, strings, decimals. */
final class RigJson {

  private static final int BYTES_MAX = 1024;
  private static final int DEPTH_MAX = 6;
  private static final Pattern TOKEN =
      Pattern.compile(
          "[ \\t\\r\\n]*([{}\\[\\],:]|\"[ !#-\\[\\]-~]*\"|-?(?:0|[1-9]\\d{0,14})(?:\\.\\d)?"
              + "(?![\\d.eE])|true|false|null|$)");

  private final Matcher tokens;
  private final String text;
  private int at;

  private RigJson(String text) {
    this.text = text;
    tokens = TOKEN.matcher(text);
  }

  /** The one value of a text. */
  static Object read(byte[] text) throws WireException {
    if (text.length > BYTES_MAX) {
      throw bad("too long");
    }
    RigJson json = new RigJson(new String(text, ISO_8859_1));
    Object value = json.value(json.token(), 0);
    if (!json.token().isEmpty()) {
      throw bad("something behind it");
    }
    return value;
  }

  private String token() throws WireException {
    tokens.region(at, text.length());
    if (!tokens.lookingAt()) {
      throw bad("at " + at);
    }
    at = tokens.end();
    return tokens.group(1);
  }

  private Object value(String token, int depth) throws WireException {
    char first = token.isEmpty() ? ' ' : token.charAt(0);
    if ((first == '{' || first == '[') && depth == DEPTH_MAX) {
      throw bad("too deep");
    }
    return switch (first) {
      case '{' -> members(depth + 1);
      case '[' -> elements(depth + 1);
      case '"' -> token.substring(1, token.length() - 1);
      case 't', 'f', 'n' -> Boolean.valueOf(token);
      case ' ', '}', ']', ',', ':' -> throw bad("no value at " + at);
      default -> new BigDecimal(token);
    };
  }

  private Map<String, Object> members(int depth) throws WireException {
    Map<String, Object> members = new LinkedHashMap<>();
    String next = token();
    while (!next.equals("}")) {
      if (!next.startsWith("\"") || !token().equals(":")) {
        throw bad("no member at " + at);
      }
      if (members.put(next.substring(1, next.length() - 1), value(token(), depth)) != null) {
        throw bad("twice " + next);
      }
      next = behind('}');
    }
    return members;
  }

  private List<Object> elements(int depth) throws WireException {
    List<Object> elements = new ArrayList<>();
    String next = token();
    while (!next.equals("]")) {
      elements.add(value(next, depth));
      next = behind(']');
    }
    return elements;
  }

  /** What follows a comma, which is no end; or the end. */
  private String behind(char end) throws WireException {
    String next = token();
    if (next.equals(String.valueOf(end))) {
      return next;
    }
    String after = next.equals(",") ? token() : "]";
    if (after.equals("]") || after.equals("}")) {
      throw bad("no comma, or one too many, at " + at);
    }
    return after;
  }

  static WireException bad(String why) {
    return new WireException(CBOR, why);
  }
}
