insert into bench.cell
select c.month, c.home, 'stays_elsewhere', c.n, c.n, 0
  from (select case when residence >= 100000000000 then residence / 1000 else residence end as home,
               date_trunc('month', admitted_on::timestamp)::date as month, count(*) as n
          from insurance.claim
         where not void and care_type = 'inpatient'
           and left(provider_division::text, 6) <> pool::text
         group by 1, 2) c
 where c.home is not null and c.month in (select month from bench.calendar)
