package faraday.rig.scenario.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Puts parser events together to one tree, within limits. */
final class TreeBuilder {

  /** Deepest nesting of lists and mappings; a scenario needs five. */
  static final int DEPTH_MAX = 12;

  /** A list or mapping that is still open. */
  private static final class Open {
    final int line;
    final boolean list;
    final List<Tree> items = new ArrayList<>();
    final List<Tree.Field> fields = new ArrayList<>();
    Tree.@Nullable Leaf key;

    Open(int line, boolean list) {
      this.line = line;
      this.list = list;
    }

    Tree close() {
      return list ? new Tree.Items(line, items) : new Tree.Fields(line, fields);
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Tree document;
  private int documents;

  /** The document, or null when there was none. */
  @Nullable Tree document() {
    return document;
  }

  /** Takes an event; answers why it is refused, or null. */
  @Nullable String take(Event event) {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      return "a second document";
    }
    if (event instanceof AliasEvent) {
      return "aliases are not allowed";
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      return "anchors are not allowed";
    }
    return switch (event) {
      case CollectionStartEvent start -> begin(start);
      case CollectionEndEvent _ -> place(open.pop().close());
      case ScalarEvent scalar -> scalar(scalar);
      default -> null;
    };
  }

  private @Nullable String begin(CollectionStartEvent start) {
    if (start.getTag().isPresent()) {
      return "tags are not allowed";
    }
    if (open.size() == DEPTH_MAX) {
      return "nested deeper than " + DEPTH_MAX;
    }
    Open parent = open.peek();
    if (parent != null && !parent.list && parent.key == null) {
      return "a key must be one word";
    }
    open.push(new Open(line(start), start instanceof SequenceStartEvent));
    return null;
  }

  private @Nullable String scalar(ScalarEvent scalar) {
    if (scalar.getTag().isPresent()) {
      return "tags are not allowed";
    }
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return place(new Tree.Leaf(line(scalar), scalar.getValue(), plain));
  }

  private @Nullable String place(Tree part) {
    Open parent = open.peek();
    if (parent == null) {
      document = part;
    } else if (parent.list) {
      parent.items.add(part);
    } else {
      return placeField(parent, part);
    }
    return null;
  }

  private static @Nullable String placeField(Open parent, Tree part) {
    Tree.Leaf key = parent.key;
    if (key != null) {
      parent.key = null;
      parent.fields.add(new Tree.Field(key.line(), key.text(), part));
    } else if (part instanceof Tree.Leaf leaf) {
      parent.key = leaf;
      if (parent.fields.stream().anyMatch(field -> field.key().equals(leaf.text()))) {
        return "'" + leaf.text() + "' stands here twice";
      }
    }
    return null;
  }

  /** Line of an event, from 1. */
  static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
