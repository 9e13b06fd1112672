create table cell_visit as
with visits as (
  select institution_id as unit,
         case when residence >= 100000000000 then residence // 1000 else residence end as home,
         date_trunc('month', visited_on)::date as month, count(*) as n
    from visit
   where not void
   group by all)
select month, unit::bigint as unit, measure, n::decimal(38, 4) as value, n::bigint as n
  from (select month, unit, 'visits' as measure, sum(n) as n from visits group by all
        union all
        select month, home, 'visits_of_residents', sum(n) from visits
         where home is not null group by all)
