package org.yipanqi.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.reporting.UnderLock.Held;

/** What was done with returns. */
@Repository
class ActRows {

  /**
   * @param toStep where it stood afterwards
   * @param stead in whose stead; null for one's own duty
   */
  record Done(
      ReturnAct act,
      int step,
      int toStep,
      String name,
      String duty,
      String unit,
      @Nullable String stead,
      OffsetDateTime at,
      @Nullable String reason) {}

  private final JdbcClient jdbc;

  ActRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(
      Return of,
      ReturnAct act,
      int step,
      String stepId,
      Caller by,
      Optional<String> stead,
      @Nullable String reason,
      OffsetDateTime now) {
    jdbc.sql(
            """
            insert into reporting.act (return_id, holder_id, county, act, step, step_id, to_step,
                   by_user, by_name, by_duty, by_unit, in_stead_of, at, reason)
            values (:id, :holder, :county, :act, :step, :stepId, :to, :user, :name, :duty, :unit,
                    :stead, :now, :reason)
            """)
        .param("id", of.id())
        .param("holder", of.holder())
        .param("county", of.county())
        .param("act", act.code())
        .param("step", step)
        .param("stepId", stepId)
        .param("to", of.step())
        .param("user", by.user())
        .param("name", by.name())
        .param("duty", by.duty().name())
        .param("unit", by.unit())
        .param("stead", stead.orElse(null))
        .param("now", now)
        .param("reason", reason)
        .update();
  }

  /** The same act on many, each at its own step; they have been moved already. */
  void addAll(List<Held> of, Caller by, Optional<String> stead, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into reporting.act (return_id, holder_id, county, act, step, step_id, to_step,
                   by_user, by_name, by_duty, by_unit, in_stead_of, at)
            select r.id, r.holder_id, r.county, d.act, d.step, d.step_id, r.step, :user, :name, :duty,
                   :unit, :stead, :now
              from unnest(:ids::bigint[], :acts::text[], :steps::int[], :stepIds::text[])
                   d (id, act, step, step_id)
              join reporting.form_return r on r.id = d.id
            """)
        .param("ids", of.stream().map(h -> h.of().id()).toArray(Long[]::new))
        .param(
            "acts",
            of.stream()
                .map(h ->
                    h.of().state() == ReturnState.APPROVED ? ReturnAct.LOCK : ReturnAct.APPROVE)
                .map(ReturnAct::code)
                .toArray(String[]::new))
        .param("steps", of.stream().map(h -> h.of().step()).toArray(Integer[]::new))
        .param(
            "stepIds",
            of.stream().map(h -> h.way().step(h.of().step()).id()).toArray(String[]::new))
        .param("user", by.user())
        .param("name", by.name())
        .param("duty", by.duty().name())
        .param("unit", by.unit())
        .param("stead", stead.orElse(null))
        .param("now", now)
        .update();
  }

  /** Of a return, oldest first. */
  List<Done> of(long id) {
    return jdbc.sql(
            """
            select * from reporting.act where return_id = :id order by id limit 500
            """)
        .param("id", id)
        .query((row, _) ->
            new Done(
                ReturnAct.of(row.getString("act")),
                row.getInt("step"),
                row.getInt("to_step"),
                row.getString("by_name"),
                row.getString("by_duty"),
                row.getString("by_unit"),
                row.getString("in_stead_of"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("reason")))
        .list();
  }
}
