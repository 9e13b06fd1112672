package org.yipanqi.policy.forms;

import java.util.List;
import java.util.Optional;
import org.yipanqi.kernel.Label;

/** The rows of a section. */
public sealed interface Rows {

  /** Rows that the form prints. */
  record Fixed(List<Row> rows) implements Rows {

    public Optional<Row> row(String id) {
      return rows.stream().filter(r -> r.id().equals(id)).findFirst();
    }
  }

  /**
   * A row for each of something.
   *
   * @param over whose institutions' codes or numbers are the rows' keys
   * @param most how many rows a return may have
   */
  record Repeating(Over over, int most) implements Rows {}

  /** What a row is about. */
  enum Over {
    /** The town hospitals of the unit that owes the form; keys are their codes. */
    TOWN_HOSPITAL(new Label("每个镇卫生院一行", "one row for each town hospital")),
    /** The village clinics that it manages; keys are their codes. */
    VILLAGE_CLINIC(new Label("每个村卫生室一行", "one row for each village clinic")),
    /** All institutions of the unit; keys are their codes. */
    MEMBER(new Label("每个成员单位一行", "one row for each member")),
    /** The communities of the county; keys are their codes. */
    COMMUNITY(new Label("每个医共体一行", "one row for each community")),
    /** Persons whom people write down; keys are 1, 2, 3 … Nothing of them is made public. */
    PERSON(new Label("每人一行", "one row for each person")),
    /** Whatever people write down; keys are 1, 2, 3 … */
    FREE(new Label("按需加行", "as many rows as needed"));

    private final Label label;

    Over(Label label) {
      this.label = label;
    }

    /** For what there is a row, in words. */
    public Label label() {
      return label;
    }

    /** Whether people add and remove rows. */
    public boolean written() {
      return this == PERSON || this == FREE;
    }
  }
}
