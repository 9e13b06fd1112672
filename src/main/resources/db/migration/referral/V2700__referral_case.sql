-- One patient's way from one institution to another and back, as it is worked on here.

-- How long somebody has, by state and urgency. The document names no numbers: these are ours, and a
-- county may add its own from a later day. state 'escalation': from the first call to the second;
-- 'expiry': after so long without an answer nobody waits any more; 'follow_up': after coming down.
create table referral.clock (
  valid_from date not null,
  state text not null,
  urgency text not null check (urgency in ('urgent', 'priority', 'routine')),
  minutes int check (minutes > 0),
  working_days int check (working_days > 0),
  basis text not null,
  primary key (state, urgency, valid_from),
  check (num_nonnulls(minutes, working_days) = 1)
);
insert into referral.clock (valid_from, state, urgency, minutes, working_days, basis)
select date '1900-01-01', s.state, u.urgency,
       case when u.n = 1 then s.urgent when u.n = 2 then s.priority else s.routine end,
       case when u.n = 1 then s.urgent_days when u.n = 2 then s.priority_days else s.routine_days end,
       'ours'
  from (values
    ('advice',           15, 120, null::int, null::int, null::int, 1),
    ('submitted',        15, 120, null, null, null, 1),
    ('information_asked', 15, 120, null, null, null, 1),
    ('counter_offered',  15, 120, null, null, null, 1),
    ('accepted',         240, 4320, 20160, null, null, null),
    ('booked',           240, 4320, 20160, null, null, null),
    ('arrived',          120, null, null, null, 1, 1),
    ('records_sent',     120, null, null, null, 1, 3),
    ('admitted',         43200, 43200, 43200, null, null, null),
    ('discharged',       null, null, null, 1, 1, 1),
    ('down_referred',    20160, 20160, 20160, null, null, null),
    ('followed_up',      null, null, null, 2, 2, 2),
    ('no_show',          60, 240, null, null, null, 1),
    ('cancel_requested', 60, 240, null, null, null, 1),
    ('follow_up',        20160, 20160, 20160, null, null, null),
    ('escalation',       30, 240, null, null, null, 1),
    ('expiry',           43200, 43200, 43200, null, null, null)
  ) s (state, urgent, priority, routine, urgent_days, priority_days, routine_days)
 cross join (values (1, 'urgent'), (2, 'priority'), (3, 'routine')) u (n, urgency);
alter table referral.clock enable row level security;
grant select on referral.clock to yipanqi_app;
create policy signed_in on referral.clock for select to yipanqi_app
 using ((select scope.signed_in()));

-- The last number given on a day.
create table referral.day_number (
  day date primary key,
  last int not null check (last > 0)
);

create table referral.referral_case (
  id bigint generated always as identity primary key,
  no text not null unique check (no ~ '^ZZ\d{8}-\d{4,}$'),
  version int not null default 1,
  -- the person as the slip says it: the receiver need not see the resident's record
  person_id int not null references residents.person,
  person_no text not null,
  person_name text not null,
  person_sex text not null,
  person_born date not null,
  home_county bigint,
  direction text not null check (direction in ('up', 'down', 'lateral', 'out')),
  service text not null check (service in ('outpatient', 'inpatient', 'exam')),
  purpose text not null check (purpose in ('treatment', 'rehabilitation', 'examination')),
  urgency text not null check (urgency in ('urgent', 'priority', 'routine')),
  urgency_rank smallint not null generated always as
    (case urgency when 'urgent' then 1 when 'priority' then 2 else 3 end) stored,
  icd10 text not null check (icd10 ~ '^[A-Z]\d'),
  diagnosis text not null check (btrim(diagnosis) <> ''),
  summary text,
  reason text not null,
  reason_words text,
  advice_code text,  -- the line of the disease catalogue that spoke
  from_institution_id int not null references registry.institution,
  from_department text,
  referrer text not null,
  referrer_name text not null,
  to_institution_id int references registry.institution,
  to_name text,      -- a receiver outside the county
  to_department text,
  receiver_name text,
  passed_by_institution_id int references registry.institution,
  down_institution_id int references registry.institution,
  down_plan text,
  down_purpose text check (down_purpose in ('treatment', 'rehabilitation', 'examination')),
  down_on date,
  contracted boolean not null,
  green text[] not null default '{}',  -- why it goes before others
  state text not null check (state in ('draft', 'advice', 'submitted', 'information_asked',
    'counter_offered', 'accepted', 'booked', 'arrived', 'no_show', 'records_sent', 'admitted',
    'discharged', 'down_referred', 'followed_up', 'closed', 'declined', 'cancel_requested',
    'cancelled', 'expired', 'died')),
  since timestamptz not null,
  owner_institution_id int references registry.institution,
  owner_duty text,
  due_at timestamptz,
  escalation smallint not null default 0 check (escalation between 0 and 2),
  escalate_at timestamptz,
  place text,
  place_words text,
  submitted_at timestamptz,
  answered_at timestamptz,
  referred_on date,
  arrived_on date,
  created_at timestamptz not null,
  check (to_institution_id <> from_institution_id),
  check ((to_institution_id is null) = (direction = 'out')),
  check ((to_institution_id is null) = (to_name is not null)),
  check ((owner_institution_id is null) =
    (state in ('closed', 'declined', 'cancelled', 'expired', 'died'))),
  check ((owner_institution_id is null) = (owner_duty is null)),
  check (arrived_on >= referred_on)
);
-- what waits, by whom it waits for; and what is under way, by each side
create index on referral.referral_case (owner_institution_id, urgency_rank, due_at, id)
  where owner_institution_id is not null;
create index on referral.referral_case (from_institution_id, id) where owner_institution_id is not null;
create index on referral.referral_case (to_institution_id, id) where owner_institution_id is not null;
create index on referral.referral_case (from_institution_id, referred_on);
create index on referral.referral_case (to_institution_id, referred_on);
create index on referral.referral_case (down_institution_id, down_on) where down_institution_id is not null;
create index on referral.referral_case (person_id);
create index on referral.referral_case (escalate_at) where escalate_at is not null;

create table referral.case_event (
  id bigint generated always as identity primary key,
  case_id bigint not null references referral.referral_case,
  act text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  duty text not null,
  unit text not null,
  reason text,
  words text,
  channel text check (channel in ('phone', 'paper'))  -- entered for somebody without a terminal
);
create index on referral.case_event (case_id, id);

create table referral.case_message (
  id bigint generated always as identity primary key,
  case_id bigint not null references referral.referral_case,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  duty text not null,
  unit text not null,
  words text not null check (length(words) between 1 and 2000)
);
create index on referral.case_message (case_id, id);

-- What somebody owes a patient who came down.
create table referral.obligation (
  id bigint generated always as identity primary key,
  case_id bigint not null references referral.referral_case,
  institution_id int not null references registry.institution,
  asked_by_institution_id int not null references registry.institution,
  owner_name text not null check (btrim(owner_name) <> ''),
  person_id int not null references residents.person,
  due_on date not null,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  done_by_name text,
  result text check (result in ('stable', 'worse', 'not_reached', 'moved', 'died')),
  words text,
  check (num_nulls(done_at, done_by, done_by_name, result) in (0, 4)),
  unique (case_id)
);
create index on referral.obligation (institution_id, due_on) where done_at is null;

call scope.protect('referral.referral_case', array['from_institution_id', 'to_institution_id',
  'passed_by_institution_id', 'down_institution_id']);
call scope.protect('referral.obligation', array['institution_id', 'asked_by_institution_id']);

-- What belongs to a case is seen and written with it, and nothing of a history is ever changed.
create function referral.guard_part() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'the history of a referral is only added to' using errcode = 'insufficient_privilege';
  end if;
  if current_setting('yipanqi.writes', true) is distinct from 'all' and not exists (
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
do $$
declare kept text;
begin
  foreach kept in array array['case_event', 'case_message'] loop
    execute format('alter table referral.%I enable row level security', kept);
    execute format('grant select on referral.%I to yipanqi_app', kept);
    execute format('create policy with_the_case on referral.%I for select to yipanqi_app
      using (exists (select from referral.referral_case c where c.id = case_id))', kept);
    execute format('create trigger guard_part before insert or update or delete on referral.%I
      for each row execute function referral.guard_part()', kept);
  end loop;
end $$;

-- The fact: what came in files, and the cases from their submission on. Who came down again after
-- treatment was referred down, on the same case.
create or replace view referral_api.referral with (security_invoker = true) as
select from_institution_id as sender, to_institution_id as receiver, referred_on,
  direction, purpose, arrived_on is not null as arrived, arrived_on,
  to_institution_code as receiver_code, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from referral.referral
where not void
union all
select c.from_institution_id, c.to_institution_id, c.referred_on,
  c.direction, c.purpose, c.arrived_on is not null, c.arrived_on,
  coalesce(i.code, c.to_name), c.person_id,
  s.id, c.no, c.referrer_name, c.submitted_at at time zone 'Asia/Shanghai'
from referral.referral_case c
cross join (select id from facts_api.source_system where code = 'own') s
left join registry_api.institution i on i.id = c.to_institution_id
where c.referred_on is not null and c.state <> 'cancelled'
union all
select c.to_institution_id, c.down_institution_id, c.down_on,
  'down', c.down_purpose, c.state in ('followed_up', 'closed'), null,
  i.code, c.person_id,
  s.id, c.no || '-X', c.receiver_name, c.submitted_at at time zone 'Asia/Shanghai'
from referral.referral_case c
cross join (select id from facts_api.source_system where code = 'own') s
join registry_api.institution i on i.id = c.down_institution_id
where c.down_on is not null and c.direction <> 'down';
