insert into bench.cell
select d.month, d.unit, c.measure, c.value, d.n, 0
  from (select institution_id as unit, date_trunc('month', discharged_on::timestamp)::date as month,
               count(*) as n, sum(bed_days) as days
          from records.admission
         where not void and discharged_on is not null
         group by 1, 2) d
 cross join lateral (values ('discharges', n::numeric), ('discharge_bed_days', days)) c (measure, value)
 where d.month in (select month from bench.calendar)
