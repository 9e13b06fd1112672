package org.yipanqi.facts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A published, stable row shape that measures may aggregate. The declaration is the whole contract:
 * a measure can use nothing that is not named here.
 *
 * @param view the qualified view, {@code <module>_api.<name>}; its columns carry the codes below
 * @param time when a row counts
 * @param axes along which the fact may be aggregated
 * @param columns what filters, sums and distinct counts may use, and what lineage shows
 * @param reporter the axis whose unit owes the fact every month, null for derived facts
 * @param recorded whether rows carry {@code source_id, source_no, recorded_by, recorded_at}
 */
public record FactDeclaration(
    String code,
    Label label,
    String view,
    FactTime time,
    List<FactAxis> axes,
    List<FactColumn> columns,
    @Nullable String reporter,
    boolean recorded) {

  public FactDeclaration {
    axes = List.copyOf(axes);
    columns = List.copyOf(columns);
  }

  public Optional<FactAxis> axis(String axisCode) {
    return axes.stream().filter(a -> a.code().equals(axisCode)).findFirst();
  }

  public Optional<FactColumn> column(String columnCode) {
    return columns.stream().filter(c -> c.code().equals(columnCode)).findFirst();
  }
}
