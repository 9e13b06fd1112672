package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.UNKNOWN_CASE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.kernel.Mask;

/** Lists referrals, masked, and shows one of them; either leaves its trace. */
@Service
public class CaseLists {

  /** What an office has before it, as it sorts its work. */
  enum Tray {
    /** Somebody waits for this side's answer. */
    WAITING,
    UNDER_WAY,
    /** Treated, and on the way home. */
    COMING_DOWN,
    DONE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A line of the list; {@code name} is masked. */
  record Line(
      long id,
      String no,
      String state,
      String urgency,
      String direction,
      String service,
      String name,
      String sex,
      int age,
      boolean contracted,
      boolean green,
      String icd10,
      String diagnosis,
      String from,
      String referrer,
      String to,
      @Nullable String department,
      @Nullable OffsetDateTime due,
      OffsetDateTime since,
      int escalation) {}

  /** A case in full, with the number its writers name. */
  record Whole(
      ReferralCase it,
      Line line,
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
      List<Happened> events,
      List<Word> words) {}

  record Happened(
      String act,
      String to,
      OffsetDateTime at,
      String who,
      String duty,
      String unit,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String channel) {}

  record Word(OffsetDateTime at, String who, String unit, String words) {}

  private static final int MOST_COUNTED = 1_000;
  private static final int MOST_EVENTS = 200;

  private static final String WAITS =
      """
      c.owner_institution_id is not null and (:all or c.owner_institution_id = any (:mine))
        and c.state in ('draft', 'advice', 'submitted', 'information_asked', 'counter_offered',
                        'cancel_requested', 'no_show')
      """;
  private static final String CONCERNS =
      """
      (:all or c.from_institution_id = any (:mine) or c.to_institution_id = any (:mine)
        or c.down_institution_id = any (:mine))
      """;
  private static final String UNDER_WAY =
      """
      c.owner_institution_id is not null
        and c.state not in ('admitted', 'discharged', 'down_referred', 'followed_up')
        and (c.state in ('accepted', 'booked', 'arrived', 'records_sent')
          or not (:all or c.owner_institution_id = any (:mine)))
        and
      """;
  private static final String COMING_DOWN =
      """
      c.owner_institution_id is not null
        and c.state in ('admitted', 'discharged', 'down_referred', 'followed_up') and
      """;
  private static final String DONE =
      """
      c.owner_institution_id is null and
      """;

  private static final String COLUMNS =
      """
      select c.*, f.short_name as from_name, coalesce(t.short_name, c.to_name) as receiver,
             d.short_name as down_name
        from referral.referral_case c
        join registry_api.institution f on f.id = c.from_institution_id
        left join registry_api.institution t on t.id = c.to_institution_id
        left join registry_api.institution d on d.id = c.down_institution_id
      """;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clocks clocks;

  CaseLists(JdbcClient jdbc, Trail trail, Clocks clocks) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clocks = clocks;
  }

  /**
   * By urgency and clock; what is done, the latest first.
   *
   * @param after the id of the last one seen; 0 at the beginning
   */
  @Transactional
  List<Line> list(Caller caller, Tray tray, long after, int limit) {
    var order =
        tray == Tray.DONE
            ? "and (:after = 0 or c.id < :after) order by c.id desc"
            : """
              and (:after = 0
                or (c.urgency_rank, coalesce(c.due_at, 'infinity'), c.id) >
                   (select a.urgency_rank, coalesce(a.due_at, 'infinity'), a.id
                      from referral.referral_case a where a.id = :after))
              order by c.urgency_rank, coalesce(c.due_at, 'infinity'), c.id
              """;
    var found =
        asked(COLUMNS + " where " + where(tray) + order + " limit :limit", caller)
            .param("after", after)
            .param("limit", limit)
            .query((row, _) -> line(row))
            .list();
    trail.note(
        caller,
        Entry.of(ReferralAction.CASES_LISTED, "referral", null)
            .changed(null, Map.of("tray", tray.code(), "rows", found.size())));
    return found;
  }

  /** How many there are in each tray, up to a thousand. */
  @Transactional(readOnly = true)
  Map<Tray, Integer> counts(Caller caller) {
    var counts = new EnumMap<Tray, Integer>(Tray.class);
    for (var tray : Tray.values()) {
      var sql =
          """
          select count(*) from (
            select 1 from referral.referral_case c where %s limit :most) x
          """
              .formatted(where(tray));
      counts.put(
          tray, asked(sql, caller).param("most", MOST_COUNTED).query(Integer.class).single());
    }
    return counts;
  }

  /** One, with the patient's name; who looked is noted. */
  @Transactional
  Whole read(Caller caller, String no) {
    var found =
        jdbc.sql(COLUMNS + " where c.no = :no")
            .param("no", no)
            .query((row, _) -> whole(row))
            .optional()
            .orElseThrow(() -> UNKNOWN_CASE.because(no));
    trail.note(
        caller,
        Entry.of(ReferralAction.CASE_READ, "referral", no).about(found.it().personNo()));
    return found;
  }

  private static String where(Tray tray) {
    return switch (tray) {
      case WAITING -> WAITS;
      case UNDER_WAY -> UNDER_WAY + CONCERNS;
      case COMING_DOWN -> COMING_DOWN + CONCERNS;
      case DONE -> DONE + CONCERNS;
    };
  }

  private JdbcClient.StatementSpec asked(String sql, Caller caller) {
    var mine = caller.scope().records();
    return jdbc.sql(sql)
        .param("all", mine.all())
        .param("mine", mine.of().stream().map(Long::intValue).toArray(Integer[]::new));
  }

  private Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getString("no"),
        row.getString("state"),
        row.getString("urgency"),
        row.getString("direction"),
        row.getString("service"),
        Mask.name(row.getString("person_name")),
        row.getString("person_sex"),
        Period.between(row.getObject("person_born", LocalDate.class), clocks.now().toLocalDate())
            .getYears(),
        row.getBoolean("contracted"),
        ((Object[]) row.getArray("green").getArray()).length > 0,
        row.getString("icd10"),
        row.getString("diagnosis"),
        row.getString("from_name"),
        row.getString("referrer_name"),
        row.getString("receiver"),
        row.getString("to_department"),
        row.getObject("due_at", OffsetDateTime.class),
        row.getObject("since", OffsetDateTime.class),
        row.getInt("escalation"));
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
        line(row),
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
        events(it.id()),
        words(it.id()));
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
