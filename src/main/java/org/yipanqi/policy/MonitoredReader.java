package org.yipanqi.policy;

import java.util.HashSet;
import java.util.List;
import org.yipanqi.policy.PolicyPack.Monitored;
import org.yipanqi.policy.PolicyPack.Option;

/** Reads the figures that the policy wants watched beyond its lists. */
final class MonitoredReader {

  private final List<Parameter> parameters;
  private final Mistakes mistakes;

  MonitoredReader(List<Parameter> parameters, Mistakes mistakes) {
    this.parameters = parameters;
    this.mistakes = mistakes;
  }

  Monitored read(PackNode node) {
    var open = node.get("open");
    var options =
        open.stream()
            .flatMap(o -> o.list("options").stream())
            .map(o -> new Option(o.text("value"), o.text("series")))
            .toList();
    open.ifPresent(this::everyChoiceHasItsSeries);
    return new Monitored(
        node.text("id"),
        node.text("clause"),
        node.label("title"),
        node.label("short"),
        node.flag("weighted"),
        node.texts("series"),
        open.map(o -> o.text("parameter")).orElse(null),
        options,
        node.get("note").flatMap(PackNode::asLabel).orElse(null));
  }

  private void everyChoiceHasItsSeries(PackNode open) {
    var id = open.text("parameter");
    var parameter = parameters.stream().filter(p -> p.id().equals(id)).findFirst();
    if (parameter.isEmpty()) {
      mistakes.add(
          open.get("parameter").orElse(open),
          "missing-parameter",
          "没有编号为“" + id + "”的参数",
          "there is no parameter \"" + id + "\"");
      return;
    }
    var offered = new HashSet<String>();
    for (var option : open.list("options")) {
      var value = option.text("value");
      var known = parameter.get().choices().stream().anyMatch(c -> c.code().equals(value));
      if (!known || !offered.add(value)) {
        mistakes.add(
            option.get("value").orElse(option),
            "wrong-value",
            "“" + value + "”不是参数 " + id + " 的取值，或写了两次",
            "\"" + value + "\" is no value of parameter " + id + ", or stands twice");
      }
    }
    for (var choice : parameter.get().choices()) {
      if (!offered.contains(choice.code())) {
        mistakes.add(
            open,
            "missing-option",
            "参数 " + id + " 的取值“" + choice.code() + "”没有对应的算法",
            "value \"" + choice.code() + "\" of parameter " + id + " has no series");
      }
    }
  }
}
