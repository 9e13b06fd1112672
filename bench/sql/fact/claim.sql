with claims as materialized (
  select provider_id as provider, pool,
         case when residence >= 100000000000 then residence / 1000 else residence end as home,
         left(provider_division::text, 6) = pool::text as inside,
         care_type = 'outpatient' as outpatient,
         date_trunc('month', settled_on::timestamp)::date as month,
         count(*) as n, sum(fund_amount) as fund
    from insurance.claim
   where not void
   group by 1, 2, 3, 4, 5, 6)
insert into bench.cell
select month, unit, measure, value, n, 0
  from (select month, home as unit, 'outpatient_visits_elsewhere' as measure,
               sum(n) as value, sum(n) as n
          from claims where outpatient and not inside and home is not null group by 1, 2
        union all
        select month, pool, 'fund_paid', sum(fund), sum(n) from claims group by 1, 2
        union all
        select month, pool, 'fund_paid_in_county', sum(fund), sum(n) from claims
         where inside group by 1, 2
        union all
        select month, provider, 'fund_paid_at_providers', sum(fund), sum(n) from claims
         where inside and provider is not null group by 1, 2) c
 where month in (select month from bench.calendar)
