package org.yipanqi.referral.money;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.path.CarePaths;
import org.yipanqi.policy.path.PathAnswer;
import org.yipanqi.referral.ReferralProblem;

/** The way of one referral, and what the policies of its county say about it. */
@Service
class MoneyAtOnce {

  /**
   * @param answers one of each pack that binds the county and is in force; empty where none does
   */
  record Said(CaseWay way, List<PathAnswer> answers) {}

  private final JdbcClient jdbc;
  private final CarePaths paths;

  MoneyAtOnce(JdbcClient jdbc, CarePaths paths) {
    this.jdbc = jdbc;
    this.paths = paths;
  }

  /** A case that the caller doesn't see is unknown. */
  @Transactional(readOnly = true)
  Said of(Caller caller, String no) {
    var way = way(no);
    return new Said(way, paths.of(way.county(), way.path()));
  }

  private CaseWay way(String no) {
    return jdbc.sql(
            """
            with it as (
              select c.*,
                     coalesce(c.referred_on, (c.created_at at time zone 'Asia/Shanghai')::date)
                       as sent_on,
                     case when c.direction <> 'down' then c.down_institution_id end as down_to
                from referral.referral_case c
               where c.no = :no)
            select c.home_county, c.service, c.to_name, c.arrived_on, c.contracted, c.sent_on,
                   case when c.down_to is not null then c.down_on end as down_on,
                   f.short_name as f_name, f.kind as f_kind, left(f.division::text, 6)::bigint as f_county,
                   t.short_name as t_name, t.kind as t_kind, left(t.division::text, 6)::bigint as t_county,
                   d.short_name as d_name, d.kind as d_kind, left(d.division::text, 6)::bigint as d_county,
                   exists (
                     select from registry_api.community_member a
                       join registry_api.community_member b on b.community = a.community
                      where a.institution = c.from_institution_id
                        and b.institution = c.to_institution_id
                        and c.sent_on between a.valid_from and coalesce(a.valid_to, c.sent_on)
                        and c.sent_on between b.valid_from and coalesce(b.valid_to, c.sent_on)
                   ) as together,
                   exists (
                     select from registry_api.community_member a
                       join registry_api.community_member b on b.community = a.community
                      where a.institution = c.to_institution_id
                        and b.institution = c.down_to
                        and c.down_on between a.valid_from and coalesce(a.valid_to, c.down_on)
                        and c.down_on between b.valid_from and coalesce(b.valid_to, c.down_on)
                   ) as together_down
              from it c
              join registry_api.institution f on f.id = c.from_institution_id
              left join registry_api.institution t on t.id = c.to_institution_id
              left join registry_api.institution d on d.id = c.down_to
            """)
        .param("no", no)
        .query((row, _) -> CaseWay.read(row))
        .optional()
        .orElseThrow(() -> ReferralProblem.UNKNOWN_CASE.because(no));
  }
}
