create table cell_claim as
with claims as (
  select provider_id as provider, pool,
         case when residence >= 100000000000 then residence // 1000 else residence end as home,
         left(provider_division::varchar, 6) = pool::varchar as inside,
         care_type = 'outpatient' as outpatient,
         date_trunc('month', settled_on)::date as month,
         count(*) as n, sum(fund_amount) as fund
    from claim
   where not void
   group by all)
select month, unit::bigint as unit, measure, value::decimal(38, 4) as value, n::bigint as n
  from (select month, home as unit, 'outpatient_visits_elsewhere' as measure,
               sum(n) as value, sum(n) as n
          from claims where outpatient and not inside and home is not null group by all
        union all
        select month, pool, 'fund_paid', sum(fund), sum(n) from claims group by all
        union all
        select month, pool, 'fund_paid_in_county', sum(fund), sum(n) from claims
         where inside group by all
        union all
        select month, provider, 'fund_paid_at_providers', sum(fund), sum(n) from claims
         where inside and provider is not null group by all)
