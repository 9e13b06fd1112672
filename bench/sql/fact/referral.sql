insert into bench.cell
select t.month, t.unit, c.measure, c.n, c.n, 0
  from (select from_institution_id as unit, date_trunc('month', referred_on::timestamp)::date as month,
               count(*) filter (where direction = 'down') as down,
               count(*) filter (where direction = 'up') as up
          from referral.referral
         where not void and arrived_on is not null
         group by 1, 2) t
 cross join lateral (values ('referrals_down', down), ('referrals_up', up)) c (measure, n)
 where c.n > 0 and t.month in (select month from bench.calendar)
