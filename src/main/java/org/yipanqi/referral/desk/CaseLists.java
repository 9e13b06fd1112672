package org.yipanqi.referral.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.referral.Clocks;
import org.yipanqi.referral.ReferralAction;
import org.yipanqi.referral.ToldAbove;

/** Lists referrals, masked; each page leaves its trace. */
@Service
public class CaseLists {

  /** What an office has before it, as it sorts its work. */
  public enum Tray {
    /** Somebody waits for this side's answer. */
    WAITING,
    /** Nobody acted in time, and it was told above: to whoever looks. */
    OVERDUE,
    UNDER_WAY,
    /** Treated, and on the way home. */
    COMING_DOWN,
    DONE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A receiver.
   *
   * @param times how often patients were sent there
   */
  record Usual(String code, int times) {}

  /** Days. */
  private static final int LATELY = 90;

  private static final int MOST_COUNTED = 1_000;

  private static final String WAITS =
      """
      c.owner_institution_id is not null and (:all or c.owner_institution_id = any (:mine))
        and (c.place_lost or (c.state = 'draft' and c.referrer = :me)
          or c.state in ('advice', 'submitted', 'information_asked', 'counter_offered',
                         'cancel_requested', 'no_show'))
      """;
  private static final String OVERDUE =
      """
      c.owner_institution_id is not null and (:all or c.owner_institution_id = any (:mine))
        and c.escalation > 0 and c.escalation >= :heard
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
  public List<CaseLine> list(Caller caller, Tray tray, long after, int limit) {
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
        asked(page(where(tray) + order, order.substring(order.indexOf("order by"))), caller)
            .param("after", after)
            .param("limit", limit)
            .query((row, _) -> CaseLine.read(row, clocks.now().toLocalDate()))
            .list();
    trail.note(
        caller,
        Entry.of(ReferralAction.CASES_LISTED, "referral", null)
            .changed(null, Map.of("tray", tray.code(), "rows", found.size())));
    return found;
  }

  /**
   * How many there are in each tray of what is open, up to a thousand, in one pass over it; what is
   * done only grows, and is not counted.
   */
  @Transactional(readOnly = true)
  Map<Tray, Integer> counts(Caller caller) {
    var sql =
        """
        select count(*) filter (where %s) as waiting,
               count(*) filter (where %s) as overdue,
               count(*) filter (where %s) as under_way,
               count(*) filter (where %s) as coming_down
          from referral.referral_case c
         where c.owner_institution_id is not null
           and (:all or c.owner_institution_id = any (:mine) or c.from_institution_id = any (:mine)
             or c.to_institution_id = any (:mine) or c.down_institution_id = any (:mine))
        """
            .formatted(
                where(Tray.WAITING),
                where(Tray.OVERDUE),
                where(Tray.UNDER_WAY),
                where(Tray.COMING_DOWN));
    return asked(sql, caller)
        .query((row, _) -> {
          var counts = new EnumMap<Tray, Integer>(Tray.class);
          for (var tray : Tray.values()) {
            if (tray != Tray.DONE) {
              counts.put(tray, Math.min(MOST_COUNTED, row.getInt(tray.code())));
            }
          }
          return counts;
        })
        .single();
  }

  /** Where an institution has sent its patients lately, the most usual first. */
  @Transactional(readOnly = true)
  List<Usual> usual(Caller caller, String from) {
    return jdbc.sql(
            """
            select t.code, count(*)::int as times
              from referral.referral_case c
              join registry_api.institution f on f.id = c.from_institution_id
              join registry_api.institution t on t.id = c.to_institution_id
             where f.code = :from and c.referred_on >= :since
             group by t.code
             order by times desc, t.code
             limit 20
            """)
        .param("from", from)
        .param("since", clocks.now().toLocalDate().minusDays(LATELY))
        .query((row, _) -> new Usual(row.getString("code"), row.getInt("times")))
        .list();
  }

  /** Which ones first, and only then the names beside them: there may be thousands in a tray. */
  private static String page(String which, String order) {
    return CaseLine.COLUMNS
        + """
         where c.id = any (array (
           select c.id from referral.referral_case c where %s limit :limit))
         %s
        """
            .formatted(which, order);
  }

  private static String where(Tray tray) {
    return switch (tray) {
      case WAITING -> WAITS;
      case OVERDUE -> OVERDUE;
      case UNDER_WAY -> UNDER_WAY + CONCERNS;
      case COMING_DOWN -> COMING_DOWN + CONCERNS;
      case DONE -> DONE + CONCERNS;
    };
  }

  private JdbcClient.StatementSpec asked(String sql, Caller caller) {
    var mine = caller.scope().records();
    return jdbc.sql(sql)
        .param("heard", ToldAbove.heardBy(caller.duty()))
        .param("me", caller.user())
        .param("all", mine.all())
        .param("mine", mine.of().stream().map(Long::intValue).toArray(Integer[]::new));
  }
}
