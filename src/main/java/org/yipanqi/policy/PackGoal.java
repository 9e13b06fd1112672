package org.yipanqi.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A goal as pages show it.
 *
 * @param places the divisions that it binds; none for all that the document binds
 * @param due as the document states it, for the goal or its first target
 * @param targets in words, of a goal that is computed
 */
record PackGoal(
    String id,
    @Nullable String chapter,
    List<String> places,
    String clause,
    Label title,
    String kind,
    @Nullable String due,
    @Nullable Label note,
    @Nullable String series,
    List<Label> targets) {

  static PackGoal of(PolicyPack pack, PolicyPack.Goal goal) {
    var series =
        Optional.ofNullable(goal.series())
            .flatMap(id -> pack.series(id, pack.document().effectiveFrom()));
    var due = goal.due() == null ? series.map(Wording::due).orElse(null) : goal.due();
    return new PackGoal(
        goal.id(),
        goal.chapter(),
        goal.places(),
        goal.clause(),
        goal.title(),
        goal.kind(),
        due == null ? null : due.toString(),
        goal.note(),
        goal.series(),
        series.map(Wording::targets).orElse(List.of()));
  }
}
