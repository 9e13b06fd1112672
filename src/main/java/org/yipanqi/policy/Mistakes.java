package org.yipanqi.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.yipanqi.kernel.Label;

/** Collects what is wrong, so that one check reports everything. */
final class Mistakes {

  private final List<PackMistake> found = new ArrayList<>();

  void add(PackNode at, String code, String zh, String en) {
    add(at.file(), at.line(), at.column(), code, zh, en);
  }

  void add(String file, Mark mark, String code, String zh, String en) {
    add(file, mark.getLine() + 1, mark.getColumn() + 1, code, zh, en);
  }

  void add(String file, int line, int column, String code, String zh, String en) {
    var mistake = new PackMistake(file, line, column, code, new Label(zh, en));
    if (!found.contains(mistake)) {
      found.add(mistake);
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<PackMistake> sorted() {
    Collections.sort(found);
    return List.copyOf(found);
  }
}
