package org.yipanqi.referral.desk;

import static org.yipanqi.referral.ReferralProblem.UNKNOWN_CASE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.referral.Act;
import org.yipanqi.referral.CasePlaces.Held;
import org.yipanqi.referral.Clocks;
import org.yipanqi.referral.NewCase;
import org.yipanqi.referral.ReferralAction;
import org.yipanqi.referral.ReferralCase;
import org.yipanqi.scheduling.BookedPlaces;

/** One referral in full: slip, history, conversation. Who looked is noted. */
@Service
public class CaseSheet {

  /** A case in full, with the number its writers name. */
  public record Whole(
      ReferralCase it,
      CaseLine line,
      String name,
      LocalDate born,
      @Nullable String summary,
      String reason,
      @Nullable String reasonWords,
      @Nullable String receiver,
      @Nullable String downTo,
      @Nullable String downPlan,
      @Nullable String followUpBy,
      @Nullable LocalDate followUpDue,
      NewCase slip,
      Meanwhile meanwhile,
      @Nullable Held held,
      List<Happened> events,
      List<Word> words) {}

  /**
   * What has come to be known of the patient since the slip was written.
   *
   * @param merged whether the entry was brought together with another
   * @param into its number, where the reader may see it
   */
  public record Meanwhile(boolean merged, @Nullable String into, @Nullable LocalDate died) {}

  public record Happened(
      String act,
      String to,
      OffsetDateTime at,
      String who,
      String duty,
      String unit,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String channel) {}

  public record Word(OffsetDateTime at, String who, String unit, String words) {}

  private static final int MOST_EVENTS = 200;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clocks clocks;
  private final BookedPlaces places;

  CaseSheet(JdbcClient jdbc, Trail trail, Clocks clocks, BookedPlaces places) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clocks = clocks;
    this.places = places;
  }

  /** One, with the patient's name; who looked is noted. */
  @Transactional
  public Whole read(Caller caller, String no) {
    var found =
        jdbc.sql(CaseLine.COLUMNS + " where c.no = :no")
            .param("no", no)
            .query((row, _) -> whole(row))
            .optional()
            .orElseThrow(() -> UNKNOWN_CASE.because(no));
    trail.note(
        caller, Entry.of(ReferralAction.CASE_READ, "referral", no).about(found.it().personNo()));
    return found;
  }

  private Whole whole(ResultSet row) throws SQLException {
    var it = ReferralCase.read(row);
    var owed =
        jdbc.sql(
                """
                select owner_name, due_on from referral.obligation
                 where case_id = :id
                """)
            .param("id", it.id())
            .query((o, _) -> Map.entry(o.getString(1), o.getObject(2, LocalDate.class)))
            .optional();
    return new Whole(
        it,
        CaseLine.read(row, clocks.now().toLocalDate()),
        row.getString("person_name"),
        row.getObject("person_born", LocalDate.class),
        row.getString("summary"),
        row.getString("reason"),
        row.getString("reason_words"),
        row.getString("receiver_name"),
        row.getString("down_name"),
        row.getString("down_plan"),
        owed.map(Map.Entry::getKey).orElse(null),
        owed.map(Map.Entry::getValue).orElse(null),
        slip(row),
        meanwhile(it.person()),
        held(it.no()),
        events(it.id()),
        words(it.id()));
  }

  private static NewCase slip(ResultSet row) throws SQLException {
    return new NewCase(
        Act.SAVE_DRAFT.code(),
        row.getString("person_no"),
        row.getString("direction"),
        row.getString("service"),
        row.getString("urgency"),
        row.getString("icd10"),
        row.getString("diagnosis"),
        row.getString("summary"),
        row.getString("reason"),
        row.getString("reason_words"),
        row.getString("from_code"),
        row.getString("from_department"),
        row.getString("to_code"),
        row.getString("to_name"),
        row.getString("to_department"),
        null);
  }

  private Meanwhile meanwhile(int person) {
    return jdbc.sql(
            """
            select m.person <> :person as merged, p.person_no, p.death_date
              from (select residents_api.canonical(:person) as person) m
              left join residents_api.person p on p.person = m.person
            """)
        .param("person", person)
        .query((row, _) ->
            new Meanwhile(
                row.getBoolean("merged"),
                row.getBoolean("merged") ? row.getString("person_no") : null,
                row.getObject("death_date", LocalDate.class)))
        .single();
  }

  /** A place that is kept for the case and not firm yet, as one offered by the waiting list. */
  private @Nullable Held held(String no) {
    return jdbc.sql(
            """
            select booking, held_until from scheduling_api.booking
             where reference = :no and state = 'held' and held_until > :now
             order by booking desc
             limit 1
            """)
        .param("no", no)
        .param("now", clocks.now())
        .query((row, _) ->
            new Held(
                row.getLong("booking"),
                places.words(row.getLong("booking")),
                row.getObject("held_until", OffsetDateTime.class)))
        .optional()
        .orElse(null);
  }

  private List<Happened> events(long id) {
    return jdbc.sql(
            """
            select act, to_state, at, actor_name, duty, unit, reason, words, channel
              from referral.case_event where case_id = :id order by id limit :most
            """)
        .param("id", id)
        .param("most", MOST_EVENTS)
        .query((row, _) ->
            new Happened(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9)))
        .list();
  }

  private List<Word> words(long id) {
    return jdbc.sql(
            """
            select at, actor_name, unit, words from referral.case_message
             where case_id = :id order by id limit :most
            """)
        .param("id", id)
        .param("most", MOST_EVENTS)
        .query((row, _) ->
            new Word(
                row.getObject(1, OffsetDateTime.class),
                row.getString(2),
                row.getString(3),
                row.getString(4)))
        .list();
  }
}
