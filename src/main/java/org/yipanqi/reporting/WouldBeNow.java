package org.yipanqi.reporting;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;

/**
 * What the records would give for a return now, beside what they gave when it was filled or locked.
 * Nothing of it is put into the return.
 */
@Service
public class WouldBeNow {

  /**
   * A cell for which the records say something else by now.
   *
   * @param then what they gave, and in what state
   * @param now what they give
   */
  public record MovedCell(
      String address,
      @Nullable String then,
      @Nullable String thenState,
      @Nullable String now,
      String nowState) {}

  /**
   * @param since when the records were last asked; null where they never were
   */
  public record Now(@Nullable OffsetDateTime since, int asked, List<MovedCell> moved) {}

  private final UnderLock door;
  private final Prefill prefill;
  private final CellRows cells;
  private final FrozenReturns frozen;

  WouldBeNow(UnderLock door, Prefill prefill, CellRows cells, FrozenReturns frozen) {
    this.door = door;
    this.prefill = prefill;
    this.cells = cells;
    this.frozen = frozen;
  }

  public Now of(Caller caller, long id) {
    var held = door.seen(caller, id);
    var now = prefill.cells(caller, held.way(), held.of().rows(), true);
    if (held.of().state() == ReturnState.LOCKED) {
      var kept = frozen.newest(id).orElseThrow();
      var moved = new ArrayList<MovedCell>();
      for (var cell : now) {
        var then = kept.content().cells().get(cell.address());
        add(
            moved,
            cell,
            then == null ? null : then.recorded(),
            then == null ? null : then.recordedState());
      }
      return new Now(kept.at(), now.size(), moved);
    }
    var stored = cells.of(id);
    var moved = new ArrayList<MovedCell>();
    OffsetDateTime since = null;
    for (var cell : now) {
      var then = stored.get(cell.address());
      since = then == null || then.recordedAt() == null ? since : then.recordedAt();
      add(
          moved,
          cell,
          then == null ? null : then.recorded(),
          then == null ? null : then.recordedState());
    }
    return new Now(since, now.size(), moved);
  }

  private static void add(
      List<MovedCell> moved,
      CellRows.Recorded now,
      @Nullable String then,
      @Nullable String thenState) {
    if (!Objects.equals(then, now.value()) || !Objects.equals(thenState, now.state())) {
      moved.add(new MovedCell(now.address(), then, thenState, now.value(), now.state()));
    }
  }
}
