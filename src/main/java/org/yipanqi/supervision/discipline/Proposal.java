package org.yipanqi.supervision.discipline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.discipline.Consequence;

/**
 * A measure that is proposed, or was decided.
 *
 * @param aboutId the task, or the unit of an inspection
 * @param occasion by which the same is not proposed twice
 * @param unit to whom it goes, in words
 * @param matter what it is about, in words
 * @param grounds what its condition rested on, as {@link Grounds} wrote it
 */
record Proposal(
    long id,
    long county,
    String pack,
    String measure,
    Consequence.Kind kind,
    Consequence.About about,
    long aboutId,
    String occasion,
    @Nullable Integer institution,
    String unit,
    String matter,
    String grounds,
    State state,
    LocalDate proposedOn,
    @Nullable Decided decided,
    @Nullable Sent letter,
    @Nullable LocalDate carriedOutOn,
    @Nullable String carriedOut,
    int version) {

  /** What became of it. */
  enum State {
    PROPOSED,
    ACCEPTED,
    DECLINED,
    /** Its condition no longer held before anybody decided. */
    LAPSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Decided(String by, String name, OffsetDateTime at, @Nullable String reason) {}

  /** The letter as it was sent. */
  record Sent(
      String prefix, int year, int no, LocalDate on, String sender, String title, String body) {

    /** As official papers are numbered. */
    String number() {
      return prefix + "〔" + year + "〕" + no + "号";
    }
  }

  static Proposal read(ResultSet row) throws SQLException {
    var at = row.getObject("decided_at", OffsetDateTime.class);
    var prefix = row.getString("letter_prefix");
    return new Proposal(
        row.getLong("id"),
        row.getLong("county"),
        row.getString("pack"),
        row.getString("measure"),
        Consequence.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Consequence.About.valueOf(row.getString("about").toUpperCase(Locale.ROOT)),
        row.getLong("about_id"),
        row.getString("occasion"),
        row.getObject("institution_id", Integer.class),
        row.getString("unit"),
        row.getString("matter"),
        row.getString("grounds"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("proposed_on", LocalDate.class),
        at == null
            ? null
            : new Decided(
                row.getString("decided_by"),
                row.getString("decided_name"),
                at,
                row.getString("reason")),
        prefix == null
            ? null
            : new Sent(
                prefix,
                row.getInt("letter_year"),
                row.getInt("letter_no"),
                row.getObject("letter_on", LocalDate.class),
                row.getString("sender"),
                row.getString("letter_title"),
                row.getString("letter_body")),
        row.getObject("carried_out_on", LocalDate.class),
        row.getString("carried_out"),
        row.getInt("version"));
  }
}
