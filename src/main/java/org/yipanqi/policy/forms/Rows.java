package org.yipanqi.policy.forms;

import java.util.List;
import java.util.Optional;

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
    TOWN_HOSPITAL,
    /** The village clinics that it manages; keys are their codes. */
    VILLAGE_CLINIC,
    /** All institutions of the unit; keys are their codes. */
    MEMBER,
    /** The communities of the county; keys are their codes. */
    COMMUNITY,
    /** Persons whom people write down; keys are 1, 2, 3 … Nothing of them is made public. */
    PERSON,
    /** Whatever people write down; keys are 1, 2, 3 … */
    FREE;

    /** Whether people add and remove rows. */
    public boolean written() {
      return this == PERSON || this == FREE;
    }
  }
}
