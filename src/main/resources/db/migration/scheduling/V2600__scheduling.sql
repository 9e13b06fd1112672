-- Places that institutions share: slots of clinics, beds, times of devices, and who has taken them.
create schema scheduling;
create schema scheduling_api;
grant usage on schema scheduling, scheduling_api to yipanqi_app;

-- Dated parameters; the latest that has begun holds. No document states the first values: they are ours.
create table scheduling.setting (
  name text not null check (name in ('hold_seconds', 'urgent_bed_hold_seconds',
    'share_normal', 'share_expert', 'grassroots_lead_days', 'public_lead_days')),
  valid_from date not null,
  value int not null check (value >= 0),
  basis text not null,
  primary key (name, valid_from)
);
insert into scheduling.setting (name, valid_from, value, basis) values
  ('hold_seconds', '2000-01-01', 120, 'default of the product'),
  ('urgent_bed_hold_seconds', '2000-01-01', 900, 'default of the product'),
  ('share_normal', '2000-01-01', 30, 'default of the product'),
  ('share_expert', '2000-01-01', 50, 'default of the product'),
  ('grassroots_lead_days', '2000-01-01', 14, 'default of the product'),
  ('public_lead_days', '2000-01-01', 7, 'default of the product');

-- Half a day or so of one doctor's clinic. What is open has an open_id, which a claim refers to: nobody
-- gets a place in what is cancelled, and nothing is cancelled while somebody has a place in it.
create table scheduling.session (
  id bigint generated always as identity primary key,
  institution_id int not null references registry.institution,
  department text not null check (btrim(department) <> ''),
  doctor text not null check (btrim(doctor) <> ''),
  kind text not null check (kind in ('normal', 'expert')),
  on_day date not null,
  starts time not null,
  ends time not null check (ends > starts),
  capacity int not null check (capacity between 1 and 200),
  grassroots int not null check (grassroots between 0 and capacity),
  grassroots_from date not null,
  public_from date not null check (public_from <= on_day),
  state text not null default 'open' check (state in ('open', 'cancelled')),
  reason text,
  version int not null default 0,
  open_id bigint generated always as (case when state = 'open' then id end) stored unique,
  check (grassroots_from <= public_from),
  check ((state = 'cancelled') = (reason is not null)),
  unique (institution_id, department, doctor, on_day, starts)
);
create index on scheduling.session (on_day, department);

create table scheduling.slot (
  session_id bigint not null references scheduling.session on delete cascade,
  no int not null check (no >= 1),
  institution_id int not null references registry.institution,
  grassroots boolean not null,
  primary key (session_id, no)
);

create table scheduling.bed (
  id bigint generated always as identity primary key,
  institution_id int not null references registry.institution,
  ward text not null check (btrim(ward) <> ''),
  department text not null check (btrim(department) <> ''),
  no text not null check (btrim(no) <> ''),
  sex text not null check (sex in ('male', 'female', 'any')),
  state text not null default 'open' check (state in ('open', 'cleaning', 'closed')),
  reason text,
  version int not null default 0,
  open_id bigint generated always as (case when state = 'open' then id end) stored unique,
  check ((state = 'closed') = (reason is not null)),
  unique (institution_id, ward, no)
);

create table scheduling.device (
  id bigint generated always as identity primary key,
  institution_id int not null references registry.institution,
  kind text not null check (btrim(kind) <> ''),
  name text not null check (btrim(name) <> ''),
  minutes int not null check (minutes between 5 and 480),
  opens time not null,
  closes time not null check (closes > opens),
  weekdays int[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and weekdays <> '{}'),
  state text not null default 'open' check (state in ('open', 'closed')),
  reason text,
  version int not null default 0,
  open_id bigint generated always as (case when state = 'open' then id end) stored unique,
  check ((state = 'closed') = (reason is not null)),
  unique (institution_id, name)
);

-- Somebody's taking of a place, from the hold to its end. Live while the place is theirs.
create sequence scheduling.booking_id;
create table scheduling.booking (
  id bigint primary key,
  kind text not null check (kind in ('slot', 'bed', 'device')),
  institution_id int not null references registry.institution,
  for_institution_id int not null references registry.institution,
  person_id int references residents.person,
  reference text check (length(reference) <= 64),
  urgency text not null check (urgency in ('urgent', 'priority', 'routine')),
  session_id bigint,
  slot_no int,
  bed_id bigint,
  device_id bigint,
  span tstzrange,
  state text not null check (state in
    ('held', 'confirmed', 'used', 'ended', 'released', 'expired', 'no_show', 'lost')),
  held_at timestamptz not null,
  held_until timestamptz not null check (held_until > held_at),
  leaving_at timestamptz,
  ended_at timestamptz,
  reason text check (length(reason) <= 200),
  by_user text not null,
  by_name text not null,
  by_duty text not null,
  by_unit text not null,
  version int not null default 0,
  live boolean not null generated always as (state in ('held', 'confirmed', 'used')) stored,
  live_id bigint generated always as (
    case when state in ('held', 'confirmed', 'used') then id end) stored,
  unique (id, live),
  check ((ended_at is null) = (state in ('held', 'confirmed', 'used'))),
  check (case kind
    when 'slot' then num_nulls(session_id, slot_no) = 0 and num_nonnulls(bed_id, device_id, span) = 0
    when 'bed' then bed_id is not null and num_nonnulls(session_id, slot_no, device_id, span) = 0
    else num_nulls(device_id, span) = 0 and num_nonnulls(session_id, slot_no, bed_id) = 0 end)
);
create index on scheduling.booking (reference) where reference is not null;
create index on scheduling.booking (held_until) where state = 'held';
create index on scheduling.booking (institution_id, id);
create index on scheduling.booking (for_institution_id, id);
create index on scheduling.booking (bed_id) where live;
create index on scheduling.booking (session_id) where live;

-- The place itself, taken: nothing of a person, so that everybody sees what is free. Two claims on one
-- place cannot be written, whatever a program read before.
create table scheduling.claim (
  booking_id bigint primary key,
  live boolean not null default true check (live),
  institution_id int not null references registry.institution,
  for_institution_id int not null references registry.institution,
  session_id bigint references scheduling.session (open_id),
  slot_no int,
  bed_id bigint unique references scheduling.bed (open_id),
  device_id bigint references scheduling.device (open_id),
  span tstzrange check (not isempty(span)),
  state text not null check (state in ('held', 'confirmed', 'used')),
  until timestamptz,
  leaving_at timestamptz,
  check ((state = 'held') = (until is not null)),
  check (num_nonnulls(session_id, bed_id, device_id) = 1),
  check (num_nulls(session_id, slot_no) in (0, 2) and num_nulls(device_id, span) in (0, 2)),
  unique (session_id, slot_no),
  foreign key (session_id, slot_no) references scheduling.slot (session_id, no),
  constraint one_at_a_time exclude using gist (device_id with =, span with &&),
  -- a claim is of a live booking, and a live booking has its claim: at every commit
  foreign key (booking_id, live) references scheduling.booking (id, live)
    deferrable initially deferred
);
alter table scheduling.booking add constraint live_has_its_place
  foreign key (live_id) references scheduling.claim (booking_id) deferrable initially deferred;

call scope.protect('scheduling.session', array['institution_id']);
call scope.protect('scheduling.slot', array['institution_id']);
call scope.protect('scheduling.bed', array['institution_id']);
call scope.protect('scheduling.device', array['institution_id']);
call scope.protect('scheduling.booking', array['institution_id', 'for_institution_id']);
call scope.protect('scheduling.claim', array['institution_id', 'for_institution_id']);

-- What there is and whether it is free is open to whoever has signed in: the resources are shared.
do $$
declare kept text;
begin
  foreach kept in array array['session', 'slot', 'bed', 'device', 'claim'] loop
    execute format('create policy shared on scheduling.%I for select to yipanqi_app
                      using ((select scope.signed_in()))', kept);
  end loop;
end $$;
alter table scheduling.setting enable row level security;
grant select on scheduling.setting to yipanqi_app;
create policy shared on scheduling.setting for select to yipanqi_app
  using ((select scope.signed_in()));

-- For others: the bookings of a reference, in the caller's sight.
create view scheduling_api.booking with (security_invoker = true) as
select id as booking, kind, institution_id as institution, for_institution_id as for_institution,
       person_id as person, reference, state, held_at, held_until, ended_at
  from scheduling.booking;
grant select on scheduling_api.booking to yipanqi_app;
