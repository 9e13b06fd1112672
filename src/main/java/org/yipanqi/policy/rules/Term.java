package org.yipanqi.policy.rules;

import java.util.List;

/** An expression of a rule, checked. Numbers are exact decimals. */
public sealed interface Term {

  /** A number, a text, a day, or true or false. */
  record Constant(Object value) implements Term {}

  record Asked(String ask) implements Term {}

  record Parameter(String id) implements Term {}

  /** An earlier line. */
  record Earlier(String line) implements Term {}

  /** What the row of a table that holds says in a column. */
  record Cell(String table, String column) implements Term {}

  /** The day that is asked for. */
  record Today() implements Term {}

  record Arithmetic(char operator, Term left, Term right) implements Term {}

  record Negative(Term inner) implements Term {}

  record Compare(Operator operator, Term left, Term right) implements Term {}

  record Both(Term left, Term right) implements Term {}

  record Either(Term left, Term right) implements Term {}

  record Not(Term inner) implements Term {}

  record Choose(Term condition, Term then, Term otherwise) implements Term {}

  record OneOf(Term inner, List<Object> values) implements Term {}

  record Call(Function function, List<Term> arguments) implements Term {}

  /** How two values are compared. */
  enum Operator {
    EQUAL("="),
    UNEQUAL("≠"),
    LESS("<"),
    AT_MOST("≤"),
    MORE(">"),
    AT_LEAST("≥");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case UNEQUAL -> order != 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case MORE -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  /** What may be called by name in a rule. */
  enum Function {
    /** The smaller of two numbers. */
    MIN,
    /** The larger of two numbers. */
    MAX,
    /** Whole years from one day to another, as a birthday counts them. */
    YEARS,
    /** Whole months from one day to another. */
    MONTHS,
    /** Days from one day to another. */
    DAYS,
    /** A day so many months later; the last of its month where it has no such day. */
    MONTHS_LATER,
    /** The first day of the month after a day. */
    NEXT_MONTH,
    /** Whether something asked is known. */
    KNOWN,
    /** The sum over rows of a form; open while one of them is missing. */
    SUM,
    /** How many rows have a value. */
    COUNT,
    /** How many rows say yes; open while one of them is missing. */
    YES;

    /** Whether it takes rows, which only forms have. */
    public boolean overRows() {
      return this == SUM || this == COUNT || this == YES;
    }
  }
}
