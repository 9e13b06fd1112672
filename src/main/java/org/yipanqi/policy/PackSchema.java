package org.yipanqi.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The published JSON Schema of a pack's files, and where a file departs from it. */
final class PackSchema {

  /** The newest version of the schema that this program reads. */
  static final int VERSION = 1;

  private static final String RESOURCE = "/policies/pack.schema.json";

  private final Schema schema;

  PackSchema() {
    try (var in = PackSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing " + RESOURCE);
      }
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a pack was written for a newer schema. Then that alone is said: what the files hold
   * can't be understood, and their keys would only be called wrong.
   */
  boolean newer(List<PackNode> roots, Mistakes mistakes) {
    var newer =
        roots.stream()
            .flatMap(root -> root.get("schema").stream())
            .filter(at -> at.text().matches("[1-9]\\d{0,8}"))
            .filter(at -> Integer.parseInt(at.text()) > VERSION)
            .toList();
    newer.forEach(at ->
        mistakes.add(
            at,
            "newer-schema",
            "这个包按第 " + at.text() + " 版格式编写，本程序只认到第 " + VERSION + " 版；请先升级程序",
            "the pack is written for schema "
                + at.text()
                + "; this program reads schemas up to "
                + VERSION
                + ". Upgrade the program first"));
    return !newer.isEmpty();
  }

  void check(PackNode root, Mistakes mistakes) {
    var json = json(root.node());
    var english = errors(json, Locale.ENGLISH);
    if (english.isEmpty()) {
      return;
    }
    var chinese = errors(json, Locale.SIMPLIFIED_CHINESE);
    for (var i = 0; i < english.size(); i++) {
      var error = english.get(i);
      var zh = i < chinese.size() ? chinese.get(i).getMessage() : error.getMessage();
      mistakes.add(at(root, error), "schema-" + error.getKeyword(), zh, error.getMessage());
    }
  }

  private List<Error> errors(JsonNode json, Locale locale) {
    var all =
        schema.validate(json, context -> context.executionConfig(config -> config.locale(locale)));
    return all.stream().filter(error -> !ofAnAlternative(error, all)).toList();
  }

  /**
   * Whether something is called of the wrong type only because it was meant as another of several
   * alternatives: then what is wrong by that one is said of the same place, or below it.
   */
  private static boolean ofAnAlternative(Error error, List<Error> all) {
    var place = error.getInstanceLocation();
    return error.getKeyword().equals("type")
        && all.stream()
            .filter(other -> other != error)
            .anyMatch(other ->
                other.getInstanceLocation().equals(place)
                    ? !other.getKeyword().equals("type")
                    : other.getInstanceLocation().startsWith(place));
  }

  /** Walks down the error's path as far as the document goes; points at a stray key itself. */
  private static PackNode at(PackNode root, Error error) {
    NodePath path = error.getInstanceLocation();
    var node = root.node();
    for (var i = 0; i < path.getNameCount(); i++) {
      var next = child(node, path.getElement(i));
      if (next == null) {
        break;
      }
      node = next;
    }
    if (node instanceof MappingNode mapping && error.getProperty() != null) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals(error.getProperty())) {
          return root.part(key);
        }
      }
    }
    return root.part(node);
  }

  private static @Nullable Node child(Node node, Object step) {
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals(step.toString())) {
          return tuple.getValueNode();
        }
      }
    }
    if (node instanceof SequenceNode sequence) {
      var index = Integer.parseInt(step.toString());
      return index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
    }
    return null;
  }

  static JsonNode json(Node node) {
    var make = JsonNodeFactory.instance;
    return switch (node) {
      case MappingNode mapping -> {
        var object = make.objectNode();
        for (var tuple : mapping.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode key) {
            object.set(key.getValue(), json(tuple.getValueNode()));
          }
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = make.arrayNode();
        sequence.getValue().forEach(item -> array.add(json(item)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> make.nullNode();
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    var make = JsonNodeFactory.instance;
    var tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return make.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return make.booleanNode(scalar.getValue().equals("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return make.numberNode(new BigDecimal(scalar.getValue()));
      } catch (NumberFormatException e) {
        return make.stringNode(scalar.getValue());
      }
    }
    return make.stringNode(scalar.getValue());
  }
}
