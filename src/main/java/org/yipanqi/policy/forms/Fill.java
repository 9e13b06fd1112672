package org.yipanqi.policy.forms;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.Term;

/** Where the value of a cell comes from. */
public sealed interface Fill {

  /** Only a person knows. */
  record Typed() implements Fill {}

  /** There is no cell. */
  record Blank() implements Fill {}

  /**
   * A figure of the house. Whoever reports something else types over it; what is then reported is
   * held against what is recorded.
   *
   * @param series a series of the pack; a formula in the form is a candidate of its own there
   * @param tolerance how far the reported number may be off before that is a finding, in the
   *     series' unit as it is shown
   */
  record Figure(String series, Span span, Of of, BigDecimal tolerance) implements Fill {}

  /** What the registry says of the row's institution, or of the unit that owes the form. */
  record Record(RowFact fact) implements Fill {}

  /**
   * Worked out from other cells.
   *
   * @param text as the pack writes it
   */
  record Computed(Term value, String text) implements Fill {}

  /**
   * What a rule of the pack gives.
   *
   * @param line the id of one of its lines, or of a part of its split
   * @param answers what is answered to its asks, from cells
   */
  record OfRule(String rule, String line, Map<String, Term> answers) implements Fill {}

  /**
   * From returns of the units below, of the same period.
   *
   * @param row of a printed row; null for a section with a row for each of something
   */
  record Carried(String form, String section, @Nullable String row, String column, How how)
      implements Fill {}

  /** The time that a figure is of. */
  enum Span {
    PERIOD,
    YEAR_TO_DATE,
    SAME_PERIOD_LAST_YEAR,
    PREVIOUS
  }

  /** Whose figure it is. */
  enum Of {
    /** Of the unit that owes the form. */
    UNIT,
    /** Of the whole county. */
    COUNTY,
    /** Of the institution or community that the row is about. */
    ROW
  }

  /** How cells of several returns become one. */
  enum How {
    SUM,
    /** How many of them have a value; of yes-or-no cells, how many say yes. */
    COUNT,
    /** That of the institution or community that the row is about. */
    OF_ROW,
    /** That of the row with the same key, in whichever return has it. */
    LIST
  }

  /** What a registry knows of an institution. */
  enum RowFact {
    CODE,
    NAME,
    KIND,
    /** The town or subdistrict in which it stands. */
    TOWN,
    COMMUNITY,
    OPENED,
    CLOSED,
    /** Months of the period's year up to its end in which it was open on at least one day. */
    MONTHS_OPEN
  }
}
