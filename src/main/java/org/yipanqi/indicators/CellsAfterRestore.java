package org.yipanqi.indicators;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.database.RestoreCheck;
import org.yipanqi.kernel.Label;

/** What came back from a backup has the cells that its records give. */
@Component
class CellsAfterRestore implements RestoreCheck {

  private final Cells cells;

  CellsAfterRestore(Cells cells) {
    this.cells = cells;
  }

  @Override
  public Label subject() {
    return new Label("存储的计算结果与记录一致", "Stored cells agree with the records");
  }

  @Override
  public List<Label> findings() {
    return cells.verify(Caller.operator()).stream()
        .map(d -> {
          var what = d.measure() + " " + d.unit() + " " + d.month() + ": ";
          return new Label(
              what + d.stored() + " ≠ " + d.computed(), what + d.stored() + " ≠ " + d.computed());
        })
        .toList();
  }
}
