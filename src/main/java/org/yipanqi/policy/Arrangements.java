package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** What a document sets up beside its figures. */
public record Arrangements(
    List<Phase> phases, List<Relation> relations, List<Body> bodies, List<Matter> matters) {

  public static final Arrangements NONE =
      new Arrangements(List.of(), List.of(), List.of(), List.of());

  /**
   * A stretch of the document's own calendar.
   *
   * @param evaluation the evaluation that the document asks for by the last day of it
   * @param places the divisions it binds; empty for all that the document binds
   */
  public record Phase(
      String id,
      String clause,
      Label title,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Evaluation evaluation,
      List<String> places) {

    /** Whether it is of a county's calendar. */
    public boolean binds(String division) {
      return places.isEmpty()
          || places.stream().anyMatch(it -> it.equals(division) || division.startsWith(it));
    }
  }

  /** An evaluation that a phase ends with. */
  public enum Evaluation {
    MIDTERM,
    FINAL
  }

  /** A row of a table of who helps whom. */
  public record Relation(
      String id,
      String clause,
      String kind,
      int no,
      String division,
      Label helper,
      Label helped,
      @Nullable Label note) {}

  /** A group or centre that the document sets up. */
  public record Body(
      String id,
      String clause,
      Label title,
      String kind,
      List<Seat> seats,
      List<Label> functions,
      @Nullable Label note) {}

  /** A seat by post: who holds it is no part of a policy. */
  public record Seat(String role, Label post, @Nullable Label unit, Which which) {}

  /** Whether a seat's words tell the one post it goes with. */
  public enum Which {
    /** There is one such post in its unit. */
    ONE,
    /** There are or may be several, and the document doesn't say which of them. */
    SEVERAL,
    /** The document gives no post. */
    UNSTATED
  }

  /**
   * Something that has to be considered or decided by a body.
   *
   * @param body the body's id in this pack; null where the document names none
   * @param times the parameter with the least number of times a year; null where the document says
   *     nothing of how often
   */
  public record Matter(
      String id, String clause, Label title, @Nullable String body, @Nullable String times) {}
}
