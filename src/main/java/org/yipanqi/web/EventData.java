package org.yipanqi.web;

import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How events look on their way to the browser, and how two of one name become one. */
final class EventData {

  /** A list that grows longer is dropped: without it the event means "anything". */
  static final int LONGEST_LIST = 200;

  /** Also tells a browser that the line is still there, which it can't see by itself. */
  static final String BEAT = "event: beat\ndata: {}\n\n";

  private EventData() {}

  /** A list that only one of the two has is dropped: the other one meant "anything". */
  static ObjectNode merged(ObjectNode earlier, ObjectNode later) {
    var names = new LinkedHashSet<String>(earlier.propertyNames());
    names.addAll(later.propertyNames());
    var result = JsonNodeFactory.instance.objectNode();
    for (var name : names) {
      var before = earlier.get(name);
      var after = later.get(name);
      var value = before == null || after == null ? either(before, after) : one(before, after);
      if (value != null && value.size() <= LONGEST_LIST) {
        result.set(name, value);
      }
    }
    return result;
  }

  private static @Nullable JsonNode either(@Nullable JsonNode before, @Nullable JsonNode after) {
    var only = before == null ? after : before;
    return only == null || only.isArray() ? null : only;
  }

  private static JsonNode one(JsonNode earlier, JsonNode later) {
    if (earlier instanceof ArrayNode some && later instanceof ArrayNode more) {
      var united = some.deepCopy();
      more.forEach(it -> {
        if (!contains(united, it)) {
          united.add(it);
        }
      });
      return united;
    }
    if (earlier.isNumber() && later.isNumber()) {
      return earlier.decimalValue().compareTo(later.decimalValue()) > 0 ? earlier : later;
    }
    return later;
  }

  private static boolean contains(ArrayNode list, JsonNode value) {
    for (var it : list) {
      if (it.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** The first thing on a stream; a browser that loses it tries again after two seconds. */
  static String hello(String id) {
    return "retry: 2000\nevent: hello\ndata: {}\nid: " + id + "\n\n";
  }

  static String reset(String id) {
    return "retry: 2000\nevent: reset\ndata: {}\nid: " + id + "\n\n";
  }

  /** The id goes with the last of them: who is cut off before it hears all of them again. */
  static String text(Map<String, ObjectNode> byName, String id) {
    var text = new StringBuilder();
    byName.forEach((name, data) -> {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append("event: ").append(name).append("\ndata: ").append(data).append('\n');
    });
    return text.append("id: ").append(id).append("\n\n").toString();
  }
}
