package org.yipanqi.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in a file, up to a number that one can still read. */
final class TableMistakes {

  private static final int MOST = 100;

  private final List<TableMistake> all = new ArrayList<>();

  void add(TableMistake mistake) {
    if (all.size() < MOST) {
      all.add(mistake);
    }
  }

  boolean none() {
    return all.isEmpty();
  }

  List<TableMistake> all() {
    return List.copyOf(all);
  }
}
