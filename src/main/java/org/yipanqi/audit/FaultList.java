package org.yipanqi.audit;

import java.util.ArrayList;
import java.util.List;

/** The faults found, neighbours as one; the first thousand are kept, all are counted. */
final class FaultList {

  private static final int KEPT = 1_000;

  private final List<Fault> faults = new ArrayList<>();
  private long count;

  void add(Fault.Kind kind, long no) {
    add(Fault.of(kind, no));
  }

  void add(Fault fault) {
    var joined = faults.isEmpty() ? null : faults.getLast().joined(fault);
    if (joined != null) {
      faults.set(faults.size() - 1, joined);
      return;
    }
    count++;
    if (faults.size() < KEPT) {
      faults.add(fault);
    }
  }

  List<Fault> kept() {
    return List.copyOf(faults);
  }

  long count() {
    return count;
  }
}
