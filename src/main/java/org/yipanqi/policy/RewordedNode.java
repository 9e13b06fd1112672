package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A definition of a pack with some parts worded anew from a day on. Each new part stands in a file
 * of its own, named by the decision and the part, so that a mistake in it is told at the form's
 * field.
 *
 * @param section where in the pack the definition stands
 * @param from when the new wording begins
 * @param firstFrom when a version begins that names no day
 */
record RewordedNode(String section, PackNode node, LocalDate from, LocalDate firstFrom) {

  static RewordedNode of(
      Amendment amendment, String section, PackNode template, LocalDate firstFrom) {
    var tuples = new ArrayList<NodeTuple>();
    template
        .entries()
        .forEach((key, value) -> {
          if (!amendment.fields().containsKey(key) && !key.equals("from")) {
            tuples.add(new NodeTuple(scalar(value.file(), key), value.node()));
          }
        });
    amendment
        .fields()
        .forEach((key, text) -> {
          if (!text.isBlank() || key.equals("formula")) {
            var file = amendment.file(key);
            tuples.add(new NodeTuple(scalar(file, key), part(file, key, text)));
          }
        });
    var day = amendment.file("validFrom");
    tuples.add(new NodeTuple(scalar(day, "from"), scalar(day, amendment.from().toString())));
    var whole = amendment.file("definition");
    return new RewordedNode(
        section, new PackNode(whole, mapping(whole, tuples)), amendment.from(), firstFrom);
  }

  /** One field of a decision's form, for what is said about it. */
  static PackNode field(Amendment amendment, String key, String text) {
    return new PackNode(amendment.file(key), scalar(amendment.file(key), text));
  }

  /** The definition alone in a file, as the schema wants it. */
  PackNode root() {
    var list =
        new SequenceNode(
            Tag.SEQ,
            true,
            List.of(node.node()),
            FlowStyle.BLOCK,
            mark(node.file()),
            mark(node.file()));
    var tuple = new NodeTuple(scalar(node.file(), section), list);
    return new PackNode(node.file(), mapping(node.file(), List.of(tuple)));
  }

  /** Stands in the place of a version that begins on the same day. */
  boolean replaces(PackNode other) {
    var begins = other.text("from");
    return other.text("id").equals(node.text("id"))
        && from.toString().equals(begins.isEmpty() ? firstFrom.toString() : begins);
  }

  private static Node part(String file, String key, String text) {
    if (!key.equals("targets")) {
      return scalar(file, text);
    }
    try {
      var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
      return new Compose(settings).composeString(text).orElseGet(() -> scalar(file, text));
    } catch (YamlEngineException e) {
      return scalar(file, text); // the schema says that it is no list
    }
  }

  private static ScalarNode scalar(String file, String text) {
    return new ScalarNode(Tag.STR, true, text, ScalarStyle.PLAIN, mark(file), mark(file));
  }

  private static MappingNode mapping(String file, List<NodeTuple> tuples) {
    return new MappingNode(Tag.MAP, true, tuples, FlowStyle.BLOCK, mark(file), mark(file));
  }

  private static Optional<Mark> mark(String file) {
    return Optional.of(new Mark(file, 0, 0, 0, new int[0], 0));
  }
}
