package org.yipanqi.supervision.discipline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.discipline.Consequence;

/** The rows of proposals. */
@Repository
class ProposalRows {

  private final JdbcClient jdbc;

  ProposalRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Proposes; what was proposed on this occasion and is not decided gets its newest grounds. */
  long propose(
      String pack, Consequence it, Subject of, String occasion, String grounds, LocalDate on) {
    return jdbc.sql(
            """
            insert into supervision.proposal as p (county, pack, measure, kind, about, about_id,
                   occasion, institution_id, unit, matter, grounds, proposed_on)
            values (:county, :pack, :measure, :kind, :about, :id, :occasion, :institution, :unit,
                   :matter, :grounds::jsonb, :on)
            on conflict (county, pack, measure, about, about_id, occasion) do update
               set grounds = excluded.grounds, unit = excluded.unit, state = 'proposed',
                   institution_id = excluded.institution_id,
                   proposed_on = case when p.state = 'lapsed' then excluded.proposed_on
                                 else p.proposed_on end,
                   version = p.version + case when p.state = 'lapsed'
                     or p.unit <> excluded.unit then 1 else 0 end
             where p.state in ('proposed', 'lapsed')
            returning id
            """)
        .param("county", of.county())
        .param("pack", pack)
        .param("measure", it.id())
        .param("kind", it.kind().code())
        .param("about", it.about().code())
        .param("id", of.id())
        .param("occasion", occasion)
        .param("institution", of.institution())
        .param("unit", of.unit())
        .param("matter", of.matter())
        .param("grounds", grounds)
        .param("on", on)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Lets go what a rule proposed and no longer does. */
  int lapse(long county, List<Long> still) {
    return jdbc.sql(
            """
            update supervision.proposal set state = 'lapsed', version = version + 1
             where county = :county and state = 'proposed' and not id = any (:still)
               and not starts_with(occasion, 'hand:')
            """)
        .param("county", county)
        .param("still", still.toArray(Long[]::new))
        .update();
  }

  /**
   * The newest first.
   *
   * @param state null for all
   */
  List<Proposal> list(long county, Proposal.@Nullable State state, long before, int limit) {
    return jdbc.sql(
            """
            select * from supervision.proposal
             where county = :county and id < :before and (:state::text is null or state = :state)
             order by id desc
             limit :limit
            """)
        .param("county", county)
        .param("before", before)
        .param("state", state == null ? null : state.code())
        .param("limit", limit)
        .query((row, _) -> Proposal.read(row))
        .list();
  }

  Optional<Proposal> find(long id) {
    return jdbc.sql(
            """
            select * from supervision.proposal where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Proposal.read(row))
        .optional();
  }

  Optional<Proposal> lock(long id) {
    return jdbc.sql(
            """
            select * from supervision.proposal where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Proposal.read(row))
        .optional();
  }

  /**
   * The next number of a year's letters; the letters of a county are numbered one after the other.
   */
  int nextNumber(long county, String prefix, int year) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(hashtext('supervision.letter'), :county)
            """)
        .param("county", (int) county)
        .query((_, _) -> 0)
        .list();
    return jdbc.sql(
            """
            select 1 + coalesce(max(letter_no), 0) from supervision.proposal
             where county = :county and letter_prefix = :prefix and letter_year = :year
            """)
        .param("county", county)
        .param("prefix", prefix)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  void accept(
      Caller by,
      long id,
      String unit,
      Proposal.Sent letter,
      @Nullable String reason,
      OffsetDateTime at) {
    jdbc.sql(
            """
            update supervision.proposal
               set state = 'accepted', unit = :unit, reason = :reason, decided_by = :by, decided_name = :name,
                   decided_at = :at, letter_prefix = :prefix, letter_year = :year, letter_no = :no,
                   letter_on = :on, sender = :sender, letter_title = :title, letter_body = :body,
                   version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("unit", unit)
        .param("reason", reason)
        .param("by", by.user())
        .param("name", by.name())
        .param("at", at)
        .param("prefix", letter.prefix())
        .param("year", letter.year())
        .param("no", letter.no())
        .param("on", letter.on())
        .param("sender", letter.sender())
        .param("title", letter.title())
        .param("body", letter.body())
        .update();
  }

  void decline(Caller by, long id, String reason, OffsetDateTime at) {
    jdbc.sql(
            """
            update supervision.proposal
               set state = 'declined', reason = :reason, decided_by = :by, decided_name = :name,
                   decided_at = :at, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("reason", reason)
        .param("by", by.user())
        .param("name", by.name())
        .param("at", at)
        .update();
  }

  void carriedOut(long id, LocalDate on, String words) {
    jdbc.sql(
            """
            update supervision.proposal
               set carried_out_on = :on, carried_out = :words, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("on", on)
        .param("words", words)
        .update();
  }
}
