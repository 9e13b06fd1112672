package org.yipanqi.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

/** The trail as it is read: newest first, page by page. */
@Repository
class TrailBook {

  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  private final JdbcClient jdbc;
  private final Map<String, Label> actions = new TreeMap<>();

  TrailBook(JdbcClient jdbc, List<ActionList> lists) {
    this.jdbc = jdbc;
    for (var list : lists) {
      list.actions().forEach(action -> actions.put(action.code(), action.label()));
    }
  }

  /** Everything that may be noted, by its code. */
  Map<String, Label> actions() {
    return actions;
  }

  /** What was done, as people say it; the code itself when nobody notes that any more. */
  Label action(String code) {
    return actions.getOrDefault(code, new Label(code, code));
  }

  /** As people say it; a dash for who acted in none, as at a sign-in that was refused. */
  static Label duty(String code) {
    if (code.isEmpty()) {
      return new Label("—", "—");
    }
    for (var duty : Duty.values()) {
      if (duty.name().equals(code)) {
        return duty.label();
      }
    }
    return new Label(code, code);
  }

  static String code(String duty) {
    return duty.toLowerCase(Locale.ROOT);
  }

  /**
   * @param before the number before which to go on; null for the newest
   */
  List<ChainEntry> list(Caller caller, TrailFilter filter, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select * from audit.entry
             where no < coalesce(:before::bigint, 9223372036854775807)
               and (:from::timestamptz is null or at >= :from)
               and (:to::timestamptz is null or at < :to)
               and (:user::text is null or actor = :user or actor_name = :user)
               and (:action::text is null or action = :action)
               and (:module::text is null or starts_with(action, :module))
               and (:person::text is null or person = :person)
               and (:unit::text is null or unit = :unit or acting_unit = :unit)
               and (:subject::text is null or subject = :subject)
             order by no desc
             limit :limit
            """)
        .param("before", before)
        .param("from", begin(filter.from()))
        .param("to", filter.to() == null ? null : begin(filter.to().plusDays(1)))
        .param("user", filter.user())
        .param("action", isModule(filter.action()) ? null : filter.action())
        .param("module", isModule(filter.action()) ? filter.action() : null)
        .param("person", filter.person())
        .param("unit", filter.unit())
        .param("subject", filter.subject())
        .param("limit", limit)
        .query((row, _) -> ChainEntry.read(row))
        .list();
  }

  Optional<ChainEntry> find(Caller caller, long no) {
    return jdbc.sql(
            """
            select * from audit.entry where no = :no
            """)
        .param("no", no)
        .query((row, _) -> ChainEntry.read(row))
        .optional();
  }

  private static boolean isModule(@Nullable String action) {
    return action != null && action.endsWith(".");
  }

  private static @Nullable OffsetDateTime begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(HERE).toOffsetDateTime();
  }
}
