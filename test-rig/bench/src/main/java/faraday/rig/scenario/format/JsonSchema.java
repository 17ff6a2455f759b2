package faraday.rig.scenario.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The format as JSON Schema (draft 2020-12), for editors; the loader stays the judge. */
public final class JsonSchema {

  private JsonSchema() {}

  /** The whole schema. */
  public static Map<String, Object> of(Shape.Group file, String title) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(group(file));
    return schema;
  }

  private static Map<String, Object> schema(Shape shape) {
    return switch (shape) {
      case Shape.Whole(long min, long max) -> whole(min, max);
      case Shape.Span(long min, long max) -> span(min, max);
      case Shape.Flag _ -> Map.of("type", "boolean");
      case Shape.Yes _ -> Map.of("const", true);
      case Shape.Word(List<String> words) -> Map.of("enum", words);
      case Shape.Text(int charsMax, String pattern) -> text(charsMax, pattern);
      case Shape.Many(Shape of, int max) -> many(of, max);
      case Shape.OneOrMany(Shape of, int max) ->
          Map.of("anyOf", List.of(schema(of), many(of, max)));
      case Shape.Group group -> group(group);
    };
  }

  private static Map<String, Object> whole(long min, long max) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    schema.put("minimum", min);
    schema.put("maximum", max);
    return schema;
  }

  private static Map<String, Object> span(long min, long max) {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("type", "array");
    both.put("items", whole(min, max));
    both.put("minItems", 2L);
    both.put("maxItems", 2L);
    return Map.of("anyOf", List.of(whole(min, max), both));
  }

  private static Map<String, Object> text(int charsMax, String pattern) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("maxLength", (long) charsMax);
    schema.put("pattern", "^(?:" + pattern + ")$");
    return schema;
  }

  private static Map<String, Object> many(Shape of, int itemsMax) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", schema(of));
    schema.put("minItems", 1L);
    schema.put("maxItems", (long) itemsMax);
    return schema;
  }

  private static Map<String, Object> group(Shape.Group group) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    for (Key key : group.keys()) {
      Map<String, Object> property = new LinkedHashMap<>(schema(key.shape()));
      property.put("description", key.text());
      properties.put(key.name(), property);
      if (key.required()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }
}
