insert into bench.cell
select t.month, t.unit, c.measure, c.value, t.n, 0
  from (select scope as unit, make_date(period::int, 12, 1) as month, sum(value) as total,
               count(*) as n
          from facts.typed_figure
         where not void and figure = 'public_health_score' and period ~ '^[0-9]{4}$'
         group by 1, 2) t
 cross join lateral (values ('score_sum', total), ('score_count', n)) c (measure, value)
 where t.month in (select month from bench.calendar)
