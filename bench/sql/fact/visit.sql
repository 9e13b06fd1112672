with visits as materialized (
  select institution_id as unit,
         case when residence >= 100000000000 then residence / 1000 else residence end as home,
         date_trunc('month', visited_on::timestamp)::date as month, count(*) as n
    from records.visit
   where not void
   group by 1, 2, 3)
insert into bench.cell
select month, unit, measure, n, n, 0
  from (select month, unit, 'visits' as measure, sum(n) as n from visits group by 1, 2
        union all
        select month, home, 'visits_of_residents', sum(n) from visits
         where home is not null group by 1, 2) c
 where month in (select month from bench.calendar)
