package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Duty;
import org.yipanqi.evaluation.scoring.ScoringTable.About;
import org.yipanqi.evaluation.scoring.ScoringTable.Band;
import org.yipanqi.evaluation.scoring.ScoringTable.Unit;

/** Reads the departments and the grades of a table. */
final class UnitsReader {

  private static final int MOST_UNITS = 100;
  private static final int MOST_BANDS = 20;

  /** Of a whole county: a department's own people. */
  private static final Map<String, Duty> DUTIES = Map.of("insurance_bureau", Duty.INSURANCE_BUREAU);

  private UnitsReader() {}

  /** A code of a form; a mistake when it is another. */
  static Optional<String> matching(TableNode at, String form) {
    var text = at.text();
    if (text.isPresent() && !text.get().matches(form)) {
      at.wrong("bad-code", "不是合适的代码：" + text.get(), "not a code that can be used: " + text.get());
      return Optional.empty();
    }
    return text;
  }

  /** Departments, where these are scored. */
  static List<Unit> units(TableNode top, @Nullable TableNode at, About about) {
    if (about != About.DEPARTMENT) {
      if (at != null) {
        at.wrong("units", "只有考核部门时才列单位", "units are listed for departments only");
      }
      return List.of();
    }
    if (at == null) {
      top.wrong("units", "缺少被考核的部门（units）", "the departments (units) are missing");
      return List.of();
    }
    var all = new ArrayList<Unit>();
    var codes = new HashSet<String>();
    for (var node : at.items()) {
      var of = node.entries("id", "name", "duty");
      var code = node.part(of, "id").flatMap(n -> matching(n, "[a-z0-9][a-z0-9-]{0,39}"));
      var name = node.part(of, "name").flatMap(TableNode::label);
      if (code.isPresent() && !codes.add(code.get())) {
        node.wrong("id-twice", "“" + code.get() + "”写了两次", code.get() + " is there twice");
      }
      if (code.isPresent() && name.isPresent()) {
        var duty = Optional.ofNullable(of.get("duty")).flatMap(n -> n.oneOf(DUTIES));
        all.add(new Unit(code.get(), name.get(), duty.orElse(null)));
      }
    }
    if (all.isEmpty() || all.size() > MOST_UNITS) {
      at.wrong("units", "应有 1 至 100 个部门", "from 1 to 100 departments are wanted");
    }
    return all;
  }

  /** Written from the lowest up; kept with the highest first. */
  static List<Band> bands(TableNode at, BigDecimal whole) {
    var nodes = at.items();
    var spans = new ArrayList<Spans.Span>();
    var bands = new ArrayList<Band>();
    var codes = new HashSet<String>();
    for (var node : nodes) {
      var of = node.entries("id", "title", "from", "to");
      var code = node.part(of, "id").flatMap(n -> matching(n, "[a-z0-9][a-z0-9-]{0,39}"));
      var title = node.part(of, "title").flatMap(TableNode::label);
      var from = node.part(of, "from").flatMap(TableNode::decimal);
      var to = node.part(of, "to").flatMap(TableNode::decimal);
      if (code.isPresent() && !codes.add(code.get())) {
        node.wrong("id-twice", "“" + code.get() + "”写了两次", code.get() + " is there twice");
      }
      if (code.isPresent() && title.isPresent() && from.isPresent() && to.isPresent()) {
        spans.add(new Spans.Span(from.get(), to.get()));
        bands.addFirst(new Band(code.get(), title.get(), from.get()));
      }
    }
    if (nodes.isEmpty() || nodes.size() > MOST_BANDS) {
      at.wrong("bands", "应有 1 至 20 个等次", "from 1 to 20 grades are wanted");
    }
    Spans.closed(nodes, spans, BigDecimal.ZERO, whole);
    return bands;
  }
}
