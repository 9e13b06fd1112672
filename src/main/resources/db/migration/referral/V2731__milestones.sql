-- When a case was accepted, missed and closed, beside the days that are there already: rates are asked
-- of many cases, and their events would have to be read through each time.
alter table referral.referral_case
  add column accepted_at timestamptz,
  add column missed_at timestamptz,
  add column closed_at timestamptz;

update referral.referral_case c
   set accepted_at = e.accepted_at, missed_at = e.missed_at, closed_at = e.closed_at
  from (select case_id,
               min(at) filter (where to_state in ('accepted', 'booked')
                 or (to_state = 'down_referred' and from_state in ('submitted', 'counter_offered')))
                 as accepted_at,
               min(at) filter (where to_state = 'no_show') as missed_at,
               min(at) filter (where to_state = 'closed') as closed_at
          from referral.case_event
         group by case_id) e
 where e.case_id = c.id;

-- A county asks for all its institutions at once, and for the latest day.
create index on referral.referral_case (referred_on) where referred_on is not null;
create index on referral.referral_case (down_on) where down_on is not null;
create index on referral.referral (referred_on);
create index on referral.obligation (due_on);
