with stays as materialized (
  select institution_id as unit,
         case when residence >= 100000000000 then residence / 1000 else residence end as home,
         date_trunc('month', admitted_on::timestamp)::date as month, count(*) as n
    from records.admission
   where not void
   group by 1, 2, 3)
insert into bench.cell
select month, unit, measure, n, n, 0
  from (select month, unit, 'admissions' as measure, sum(n) as n from stays group by 1, 2
        union all
        select month, home, 'admissions_of_residents', sum(n) from stays
         where home is not null group by 1, 2) c
 where month in (select month from bench.calendar)
