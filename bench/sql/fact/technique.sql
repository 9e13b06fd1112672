insert into bench.cell
select t.month, t.unit, c.measure, c.n, c.n, 0
  from (select helper_id as unit, date_trunc('month', started_on::timestamp)::date as month,
               count(*) as n,
               count(*) filter (where 1 + num_nonnulls(evidence_quantity, evidence_safety,
                                  evidence_progress, evidence_benefit) >= 5) as proven
          from quality.technique
         where not void
         group by 1, 2) t
 cross join lateral (values ('techniques', proven), ('techniques_started', n)) c (measure, n)
 where c.n > 0 and t.month in (select month from bench.calendar)
