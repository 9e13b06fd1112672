insert into bench.cell
select i.month, i.unit, c.measure, c.n, c.n, 0
  from (select i.id as unit, d.month, count(*) as n,
               count(*) filter (where kind in ('town_hospital', 'centre_town_hospital',
                                               'community_health_centre')) as town
          from registry.institution i
          join bench.calendar d
            on coalesce(i.opened_on, date '1900-01-01') <= d.last_day
           and coalesce(i.closed_on, 'infinity') >= d.last_day
         where not i.organisation_only
         group by 1, 2) i
 cross join lateral (values ('institutions', n), ('town_institutions', town)) c (measure, n)
 where c.n > 0
