package org.yipanqi.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Problem;
import org.yipanqi.safekeeping.SafekeepingProblem;

/**
 * Looks at every entry in the order of the numbers, and at the anchors of the table and the file.
 * What was changed, taken out, put in or cut off is named by its number.
 */
final class ChainCheck {

  private final ChainProof proof;
  private final FaultList faults = new FaultList();

  /** What is to be found at an entry, by the entry's number. */
  private final Map<Long, List<Anchor>> anchored = new HashMap<>();

  private final List<Anchor> genuine = new ArrayList<>();
  private Chain.End end = Chain.End.NONE;
  private boolean endGenuine = true;
  private long entries;

  ChainCheck(ChainProof proof) {
    this.proof = proof;
  }

  /** First the anchors. */
  void anchors(List<Anchor> table, Optional<AnchorFile.Content> file) {
    var inTable = genuine(table, Fault.Kind.ANCHOR_CHANGED);
    gaps(table, 1, Fault.Kind.ANCHOR_MISSING);
    inTable.values().forEach(this::expect);
    if (file.isEmpty()) {
      if (!table.isEmpty()) {
        faults.add(new Fault(Fault.Kind.FILE_MISSING, 1, table.getLast().no(), null));
      }
      return;
    }
    var content = file.get();
    content.unreadable().forEach(line -> faults.add(Fault.Kind.FILE_UNREADABLE, line));
    var inFile = genuine(content.anchors(), Fault.Kind.FILE_ANCHOR_CHANGED);
    if (!content.anchors().isEmpty()) {
      gaps(content.anchors(), content.anchors().getFirst().no(), Fault.Kind.FILE_ANCHOR_MISSING);
    }
    var lastOfTable = table.isEmpty() ? 0 : table.getLast().no();
    for (var each : inFile.values()) {
      var other = inTable.get(each.no());
      if (other == null) {
        expect(each);
        if (each.no() > lastOfTable) {
          faults.add(Fault.Kind.ANCHOR_MISSING, each.no());
        }
      } else if (!other.same(each)) {
        expect(each);
        faults.add(Fault.Kind.ANCHORS_DIFFER, each.no());
      }
    }
  }

  private Map<Long, Anchor> genuine(List<Anchor> anchors, Fault.Kind otherwise) {
    var found = new java.util.LinkedHashMap<Long, Anchor>();
    for (var each : anchors) {
      var proved =
          proved(each.keyNo(), each.no(), Fault.Kind.ANCHOR_KEY_MISSING, () -> proof.of(each));
      if (proved != null && proved.equals(each.proof())) {
        found.put(each.no(), each);
      } else if (proved != null) {
        faults.add(otherwise, each.no());
      }
    }
    return found;
  }

  private void gaps(List<Anchor> anchors, long first, Fault.Kind kind) {
    var next = first;
    for (var each : anchors) {
      if (each.no() > next) {
        faults.add(new Fault(kind, next, each.no() - 1, null));
      }
      next = each.no() + 1;
    }
  }

  private void expect(Anchor anchor) {
    genuine.add(anchor);
    anchored.computeIfAbsent(anchor.entryNo(), _ -> new ArrayList<>()).add(anchor);
  }

  /** Then each entry. */
  void take(ChainEntry entry) {
    entries++;
    if (entry.no() <= end.no()) {
      faults.add(entry.no() < 1 ? Fault.Kind.CHANGED : Fault.Kind.DUPLICATE, entry.no());
      return;
    }
    var follows = entry.no() == end.no() + 1;
    if (!follows) {
      faults.add(new Fault(Fault.Kind.MISSING, end.no() + 1, entry.no() - 1, null));
    }
    var proved = proved(entry.keyNo(), entry.no(), Fault.Kind.KEY_MISSING, () -> proof.of(entry));
    var isGenuine = proved != null && proved.equals(entry.hash());
    if (proved != null && !isGenuine) {
      faults.add(Fault.Kind.CHANGED, entry.no());
    } else if (isGenuine && follows && endGenuine && !entry.previous().equals(end.hash())) {
      faults.add(Fault.Kind.UNLINKED, entry.no());
    } else if (isGenuine && entry.keyNo() < end.keyNo()) {
      faults.add(Fault.Kind.OLDER_KEY, entry.no());
    }
    anchored.getOrDefault(entry.no(), List.of()).stream()
        .filter(anchor -> !anchor.entryHash().equals(entry.hash()))
        .forEach(anchor ->
            faults.add(new Fault(Fault.Kind.NOT_AS_ANCHORED, entry.no(), entry.no(), anchor.no())));
    end = new Chain.End(entry.no(), entry.hash(), entry.keyNo());
    endGenuine = isGenuine;
  }

  /** Last of all what the anchors know of and nobody has seen. */
  Verification result() {
    genuine.stream()
        .filter(anchor -> anchor.entryNo() > end.no())
        .max(java.util.Comparator.comparingLong(Anchor::entryNo))
        .ifPresent(anchor ->
            faults.add(new Fault(Fault.Kind.CUT_OFF, end.no(), anchor.entryNo(), anchor.no())));
    return new Verification(
        entries, end.no(), end.hash(), genuine.size(), faults.count(), faults.kept());
  }

  private interface Proving {
    String prove();
  }

  /** Null when the key is not there. */
  private @Nullable String proved(int keyNo, long no, Fault.Kind otherwise, Proving proving) {
    try {
      return proving.prove();
    } catch (Problem e) {
      if (e.type() != SafekeepingProblem.KEY_MISSING) {
        throw e;
      }
      faults.add(new Fault(otherwise, no, no, (long) keyNo));
      return null;
    }
  }
}
