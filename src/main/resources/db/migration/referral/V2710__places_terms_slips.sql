-- A case has a place, comes to an end when nobody answers, and is opened once however often it is sent.
alter table referral.referral_case
  add column place_lost boolean not null default false,  -- its bed was closed: a new one is wanted
  add column expires_at timestamptz,                     -- when nobody waits for an answer any more
  add column submit_key text check (length(submit_key) between 8 and 64),
  add check (place is null or place ~ '^\d+$');

set local yipanqi.writes = 'all';
update referral.referral_case set expires_at = since + interval '30 days'
 where state in ('advice', 'submitted', 'information_asked', 'counter_offered');

-- one sender's key, one case
create unique index on referral.referral_case (referrer, submit_key) where submit_key is not null;
create index on referral.referral_case (expires_at) where expires_at is not null;
create index on referral.referral_case (owner_institution_id, urgency_rank, due_at, id)
  where owner_institution_id is not null and escalation > 0;
create index on referral.referral_case (place) where place is not null;

-- Whoever lost a bed needs another one as soon as an answer was needed. Ours, like the other terms.
insert into referral.clock (valid_from, state, urgency, minutes, working_days, basis)
values (date '1900-01-01', 'place_lost', 'urgent', 15, null, 'ours'),
       (date '1900-01-01', 'place_lost', 'priority', 120, null, 'ours'),
       (date '1900-01-01', 'place_lost', 'routine', null, 1, 'ours');

-- Days that are not as the week says: a holiday on a weekday, work on a weekend in exchange. None is
-- here until the county writes it, as the State Council announces them a year at a time; until then
-- Saturday and Sunday rest, and nothing else does.
create table referral.special_day (
  day date primary key,
  works boolean not null,
  words text not null check (btrim(words) <> ''),
  noted_by text not null,
  noted_at timestamptz not null
);
alter table referral.special_day enable row level security;
grant select on referral.special_day to yipanqi_app;
create policy signed_in on referral.special_day for select to yipanqi_app
 using ((select scope.signed_in()));

-- What somebody has begun to write and not sent: kept here and not by a browser, which others use too.
create table referral.unfinished_slip (
  user_name text primary key,
  slip jsonb not null check (length(slip::text) <= 20000),
  saved_at timestamptz not null
);
alter table referral.unfinished_slip enable row level security;
grant select on referral.unfinished_slip to yipanqi_app;
create policy own on referral.unfinished_slip for select to yipanqi_app
 using (user_name = (select current_setting('yipanqi.user', true)));

-- "all" is no list of numbers: it is looked at first, and alone, for SQL keeps no order in a condition.
create or replace function referral.guard_part() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'the history of a referral is only added to' using errcode = 'insufficient_privilege';
  end if;
  if current_setting('yipanqi.writes', true) is not distinct from 'all' then
    return new;
  end if;
  if not exists (
    select from referral.referral_case c
     where c.id = new.case_id
       and array[c.from_institution_id, c.to_institution_id, c.passed_by_institution_id,
                 c.down_institution_id]::bigint[]
           && nullif(current_setting('yipanqi.writes', true), '')::bigint[])
  then
    raise exception 'a row of %.% is outside what may be written', tg_table_schema, tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
