insert into bench.cell
select b.month, b.unit, c.measure, c.value, b.n, 0
  from (select institution_id as unit, date_trunc('month', day::timestamp)::date as month,
               count(*) as n, sum(open_bed_days) as open, sum(occupied_bed_days) as occupied
          from records.bed_day
         where not void
         group by 1, 2) b
 cross join lateral (values ('open_bed_days', open), ('occupied_bed_days', occupied)) c (measure, value)
 where b.month in (select month from bench.calendar)
