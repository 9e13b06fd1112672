package org.yipanqi.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.kernel.Label;

/** A number that formulas may use. */
public sealed interface Measure {

  String id();

  Label label();

  @Nullable String clause();

  LocalDate from();

  /** What the number counts in, for the check that only like is added to like. */
  Dimension dimension();

  /** The parameters it names. */
  Set<String> parameters();

  /** Those of them that the county has not fixed: until it has, there is no number. */
  Set<String> awaits();

  /** The same definition beginning on another day. */
  Measure beginning(LocalDate day);

  /**
   * An aggregate of one fact along one axis.
   *
   * @param of what is summed or counted distinctly, null for a count of rows
   * @param where which rows count
   * @param unknown rows that leave the answer open, null when there can be none
   * @param whereText the filter as the pack writes it
   */
  record Base(
      String id,
      Label label,
      @Nullable String clause,
      LocalDate from,
      FactDeclaration fact,
      FactAxis axis,
      Aggregate aggregate,
      @Nullable FactColumn of,
      Filter where,
      @Nullable Filter unknown,
      boolean mean,
      String unit,
      String whereText,
      Set<String> parameters,
      Set<String> awaits)
      implements Measure {

    @Override
    public Measure beginning(LocalDate day) {
      return new Base(
          id,
          label,
          clause,
          day,
          fact,
          axis,
          aggregate,
          of,
          where,
          unknown,
          mean,
          unit,
          whereText,
          parameters,
          awaits);
    }

    @Override
    public Dimension dimension() {
      return Dimension.of(unit);
    }

    /** How the number adds up over places and time. */
    public Additivity additivity() {
      if (aggregate == Aggregate.DISTINCT) {
        return Additivity.DISTINCT;
      }
      if (fact.time() instanceof FactTime.OnDate) {
        return Additivity.ADDITIVE;
      }
      return mean ? Additivity.MEAN : Additivity.STOCK;
    }

    /** Names the computation: equal for measures that must give equal cells, in whatever pack. */
    public String digest() {
      var text =
          String.join(
              "\n",
              fact.code(),
              axis.code(),
              aggregate.name(),
              of == null ? "" : of.code(),
              additivity().name(),
              where.toString(),
              unknown == null ? "" : unknown.toString());
      try {
        var sha = MessageDigest.getInstance("SHA-256");
        return HexFormat.of()
            .formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)))
            .substring(0, 32);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The facts whose absence makes the number partial: the fact itself, or what it rests on. */
    public Set<String> sources() {
      var used = new LinkedHashSet<String>();
      if (fact.reporter() != null) {
        used.add(fact.code());
        return used;
      }
      for (var column : usedColumns()) {
        used.addAll(column.sources());
      }
      return used;
    }

    private List<FactColumn> usedColumns() {
      var codes = new LinkedHashSet<>(where.columns());
      if (unknown != null) {
        codes.addAll(unknown.columns());
      }
      if (of != null) {
        codes.add(of.code());
      }
      codes.add(axis.code());
      return codes.stream().flatMap(c -> fact.column(c).stream()).toList();
    }
  }

  /** A formula over other measures, evaluated within the scope word it is used with. */
  record Derived(
      String id,
      Label label,
      @Nullable String clause,
      LocalDate from,
      Formula formula,
      String formulaText,
      Dimension dimension,
      Set<String> parameters,
      Set<String> awaits)
      implements Measure {

    @Override
    public Measure beginning(LocalDate day) {
      return new Derived(
          id, label, clause, day, formula, formulaText, dimension, parameters, awaits);
    }
  }

  /** What is done with the rows. */
  enum Aggregate {
    COUNT,
    SUM,
    DISTINCT
  }

  /** How a measure may be added up. */
  enum Additivity {
    /** Sums over places and months. */
    ADDITIVE,
    /** Sums over places; over time the last day. */
    STOCK,
    /** Sums over places; over time the mean over days. */
    MEAN,
    /** Never adds up: counted anew for every level and period. */
    DISTINCT
  }
}
