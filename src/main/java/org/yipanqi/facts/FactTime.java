package org.yipanqi.facts;

/** When a row of a fact counts. Column names are those of the fact's view. */
public sealed interface FactTime {

  /** Something happened on a day: sums over months are allowed. */
  record OnDate(String column) implements FactTime {}

  /**
   * Something holds from a day to a day, both inclusive; an absent end means still. A stock: the
   * state of a month is that of its last day.
   */
  record During(String from, String to) implements FactTime {}

  /**
   * One row a month tells the state on the month's last day: a stock. The column is a first day.
   */
  record EachMonth(String column) implements FactTime {}
}
