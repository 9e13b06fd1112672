package org.yipanqi.sharedrecord.recognition;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;

/** Results that may be recognised, what was decided upon them, and the sums of it. */
@Component
class RecognitionRows {

  /**
   * @param days for how long a result may be recognised
   * @param price null: not known
   */
  record Item(
      String code,
      String name,
      String nameEn,
      String group,
      String groupEn,
      int days,
      @Nullable BigDecimal price) {}

  /**
   * @param saved the sum of what is known; null where nothing is known
   * @param priceless recognised ones whose price is not known
   */
  record Sum(
      String institution,
      String name,
      int recognised,
      int repeated,
      @Nullable BigDecimal saved,
      int priceless) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  RecognitionRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One's own results need no mark; those of others one that reaches far enough. */
  Optional<Offer> latest(int person, int at, String item, LocalDate today) {
    return jdbc.sql(
            """
            with held as (
              select g.* from sharedrecord.item i
                join sharedrecord.item_group g on g.code = i.group_code
               where i.code = :item and g.valid_from <= :today
               order by g.valid_from desc
               limit 1),
            far (scope, n) as (values ('none', 0), ('county', 1), ('city', 2), ('province', 3),
                                      ('national', 4))
            select r.source_id, r.source_no, r.item, r.institution_id, r.performed_at, r.scope,
                   r.performed_at::date + h.valid_days as until
              from sharedrecord.result r
              join far f on f.scope = r.scope
              cross join held h
              join far l on l.scope = h.least_scope
             where r.person_id = :person and r.item = :item and not r.void
               and r.performed_at::date between :today - h.valid_days and :today
               and (r.institution_id = :at or f.n >= l.n)
             order by r.performed_at desc, r.source_id, r.source_no
             limit 1
            """)
        .param("item", item)
        .param("today", today)
        .param("person", person)
        .param("at", at)
        .query((row, _) -> offer(row, person))
        .optional();
  }

  private Offer offer(ResultSet row, int person) throws SQLException {
    var institution = row.getInt("institution_id");
    var performedAt = row.getObject("performed_at", LocalDateTime.class);
    return new Offer(
        row.getInt("source_id"),
        row.getString("source_no"),
        row.getString("item"),
        institution,
        performedAt,
        row.getObject("until", LocalDate.class),
        row.getString("scope"),
        values(person, institution, row.getString("item"), performedAt));
  }

  private List<Offer.OfferedValue> values(
      int person, int institution, String item, LocalDateTime performedAt) {
    return jdbc.sql(
            """
            select name, value, unit, reference_range, flag, conclusion
              from sharedrecord.result
             where person_id = :person and institution_id = :institution and item = :item
               and performed_at = :at and not void
             order by source_id, source_no
             limit 100
            """)
        .param("person", person)
        .param("institution", institution)
        .param("item", item)
        .param("at", performedAt)
        .query((row, _) ->
            new Offer.OfferedValue(
                row.getString("name"),
                row.getString("value"),
                row.getString("unit"),
                row.getString("reference_range"),
                row.getString("flag"),
                row.getString("conclusion")))
        .list();
  }

  boolean unknown(String item) {
    return !jdbc.sql(
            """
            select exists (select from sharedrecord.item where code = :item)
            """)
        .param("item", item)
        .query(Boolean.class)
        .single();
  }

  Optional<BigDecimal> price(String item) {
    return jdbc.sql(
            """
            select price from sharedrecord.item where code = :item and price is not null
            """)
        .param("item", item)
        .query(BigDecimal.class)
        .optional();
  }

  void add(
      Caller caller,
      int person,
      int at,
      LocalDate today,
      Offer offer,
      MutualRecognition.OrderDecision decision,
      @Nullable RepeatReason reason,
      @Nullable BigDecimal saved) {
    jdbc.sql(
            """
            insert into sharedrecord.order_check (person_id, institution_id, item, ordered_on, outcome,
                   result_source_id, result_source_no, result_performed_at, reason, words, saved,
                   login, user_name, duty, unit, at)
            values (:person, :at, :item, :today, :outcome, :source, :no, :performed, :reason, :words,
                   :saved, :login, :name, :duty, :unit, :now)
            """)
        .param("person", person)
        .param("at", at)
        .param("item", offer.item())
        .param("today", today)
        .param("outcome", decision.outcome())
        .param("source", offer.sourceId())
        .param("no", offer.sourceNo())
        .param("performed", offer.performedAt())
        .param("reason", reason == null ? null : reason.code())
        .param("words", decision.words() == null ? null : decision.words().strip())
        .param("saved", saved)
        .param("login", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  List<Item> items(LocalDate today) {
    return jdbc.sql(
            """
            select i.code, i.name, i.name_en, g.name as group_name, g.name_en as group_en,
                   g.valid_days, i.price
              from sharedrecord.item i
              join lateral (
                select * from sharedrecord.item_group g
                 where g.code = i.group_code and g.valid_from <= :today
                 order by g.valid_from desc
                 limit 1) g on true
             order by i.group_code, i.code
             limit 1000
            """)
        .param("today", today)
        .query((row, _) ->
            new Item(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("group_name"),
                row.getString("group_en"),
                row.getInt("valid_days"),
                row.getBigDecimal("price")))
        .list();
  }

  List<Sum> sums(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select i.code, i.short_name, count(*) filter (where c.outcome = 'recognised') as recognised,
                   count(*) filter (where c.outcome = 'repeated') as repeated, sum(c.saved) as saved,
                   count(*) filter (where c.outcome = 'recognised' and c.saved is null) as priceless
              from sharedrecord.order_check c
              join registry_api.institution i on i.id = c.institution_id
             where c.ordered_on between :from and :to
             group by i.code, i.short_name
             order by i.code
             limit 1000
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) ->
            new Sum(
                row.getString("code"),
                row.getString("short_name"),
                row.getInt("recognised"),
                row.getInt("repeated"),
                row.getBigDecimal("saved"),
                row.getInt("priceless")))
        .list();
  }
}
