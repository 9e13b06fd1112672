-- Places kept by their hospitals, found by disease and distance, and waited for in a line.

-- More dated parameters. None is in a document: all are ours.
alter table scheduling.setting drop constraint setting_name_check;
alter table scheduling.setting add constraint setting_name_check check (name in (
  'hold_seconds', 'urgent_bed_hold_seconds', 'share_normal', 'share_expert', 'grassroots_lead_days',
  'public_lead_days', 'unsold_go_public', 'unsold_public_days', 'offer_seconds',
  'urgent_offer_seconds', 'missed_offers_most', 'points_urgent', 'points_priority',
  'points_routine', 'points_contracted', 'points_key_group'));
insert into scheduling.setting (name, valid_from, value, basis) values
  -- 1: what the grassroots have not taken goes public; 0: it stays with them
  ('unsold_go_public', '2000-01-01', 1, 'default of the product'),
  ('unsold_public_days', '2000-01-01', 1, 'default of the product'),
  ('offer_seconds', '2000-01-01', 1800, 'default of the product'),
  ('urgent_offer_seconds', '2000-01-01', 900, 'default of the product'),
  ('missed_offers_most', '2000-01-01', 2, 'default of the product'),
  ('points_urgent', '2000-01-01', 1000, 'default of the product'),
  ('points_priority', '2000-01-01', 500, 'default of the product'),
  ('points_routine', '2000-01-01', 0, 'default of the product'),
  ('points_contracted', '2000-01-01', 100, 'default of the product'),
  ('points_key_group', '2000-01-01', 50, 'default of the product');

-- From when what the grassroots have not taken is everybody's; null: never.
alter table scheduling.session add column unsold_public_from date
  check (unsold_public_from between public_from and on_day);
update scheduling.session set unsold_public_from = greatest(public_from, on_day - 1);

create index on scheduling.booking (device_id) where live;
create index on scheduling.session (institution_id, on_day) where state = 'open';

create function scheduling.grassroots(kind text) returns boolean
language sql immutable as $$
  select kind in ('town_hospital', 'centre_town_hospital', 'community_health_centre',
                  'village_clinic')
$$;

-- Whether a slot is released to who asks on a day.
create function scheduling.released(slot_of_grassroots boolean, asker_of_grassroots boolean,
    grassroots_from date, public_from date, unsold_public_from date, today date) returns boolean
language sql immutable as $$
  select case when slot_of_grassroots
    then (asker_of_grassroots and grassroots_from <= today)
         or coalesce(unsold_public_from <= today, false)
    else public_from <= today end
$$;

-- The times of an open device on some days, and whether somebody has them.
create function scheduling.device_times(asked bigint, first date, days int, at timestamptz)
returns table (starts timestamptz, ends timestamptz, taken text, held_until timestamptz)
language sql stable as $$
  select t.starts, t.ends, c.state, c.until
    from scheduling.device d
   cross join generate_series(0, days - 1) n
   cross join generate_series(0, (extract(epoch from d.closes - d.opens) / 60)::int / d.minutes - 1) k
   cross join lateral (
     select first + n + d.opens + make_interval(mins => k * d.minutes) as begins) l
   cross join lateral (
     select l.begins at time zone 'Asia/Shanghai' as starts,
            (l.begins + make_interval(mins => d.minutes)) at time zone 'Asia/Shanghai' as ends) t
    left join scheduling.claim c
      on c.device_id = d.id and c.span && tstzrange(t.starts, t.ends)
         and (c.until is null or c.until > at)
   where d.id = asked and d.state = 'open' and extract(isodow from first + n) = any(d.weekdays)
   order by t.starts
$$;

-- Which departments see a disease, the likelier first: by the longest beginning of the code.
create table scheduling.disease_department (
  icd10 text not null check (icd10 ~ '^[A-Z][0-9]{0,2}(\.[0-9]{1,3})?$'),
  rank int not null check (rank >= 1),
  department text not null check (btrim(department) <> ''),
  valid_from date not null,
  basis text not null,
  primary key (icd10, rank, valid_from)
);
insert into scheduling.disease_department (icd10, rank, department, valid_from, basis)
select d.icd10, d.rank, d.department, date '2000-01-01', 'default of the product'
  from (values
    ('A', 1, '感染科'), ('A15', 1, '感染科'), ('A16', 1, '感染科'), ('B', 1, '感染科'),
    ('B18', 1, '感染科'), ('C', 1, '肿瘤科'), ('C34', 2, '呼吸内科'), ('C34', 1, '肿瘤科'),
    ('D', 1, '血液内科'), ('D25', 1, '妇产科'), ('E', 1, '内分泌科'), ('F', 1, '精神科'),
    ('G', 1, '神经内科'), ('G40', 1, '神经内科'), ('G45', 1, '神经内科'), ('H', 1, '眼科'),
    ('H6', 1, '耳鼻喉科'), ('H7', 1, '耳鼻喉科'), ('H8', 1, '耳鼻喉科'), ('H9', 1, '耳鼻喉科'),
    ('I', 1, '心血管内科'), ('I60', 1, '神经外科'), ('I60', 2, '神经内科'), ('I61', 1, '神经外科'),
    ('I61', 2, '神经内科'), ('I63', 1, '神经内科'), ('I63', 2, '康复医学科'), ('I64', 1, '神经内科'),
    ('I69', 1, '康复医学科'), ('I69', 2, '神经内科'), ('J', 1, '呼吸内科'), ('J96', 1, '重症医学科'),
    ('J96', 2, '呼吸内科'), ('K', 1, '消化内科'), ('K0', 1, '口腔科'), ('K35', 1, '普外科'),
    ('K40', 1, '普外科'), ('K80', 1, '普外科'), ('L', 1, '皮肤科'), ('M', 1, '骨科'),
    ('M05', 1, '风湿免疫科'), ('M06', 1, '风湿免疫科'), ('N', 1, '肾内科'), ('N20', 1, '泌尿外科'),
    ('N40', 1, '泌尿外科'), ('O', 1, '妇产科'), ('P', 1, '儿科'), ('Q', 1, '儿科'),
    ('R57', 1, '重症医学科'), ('S', 1, '骨科'), ('S06', 1, '神经外科'), ('S06', 2, '重症医学科'),
    ('T', 1, '急诊科'), ('Z50', 1, '康复医学科'))
    d (icd10, rank, department);

-- Who waits for a place of a kind: a bed or a slot of a department, a time of a kind of device.
create table scheduling.waiting (
  id bigint generated always as identity primary key,
  institution_id int not null references registry.institution,
  for_institution_id int not null references registry.institution,
  kind text not null check (kind in ('slot', 'bed', 'device')),
  what text not null check (btrim(what) <> '' and length(what) <= 40),
  sex text check (sex in ('male', 'female')),
  from_day date not null,
  until_day date check (until_day >= from_day),
  person_id int references residents.person,
  reference text check (length(reference) <= 64),
  urgency text not null check (urgency in ('urgent', 'priority', 'routine')),
  green text[] not null default '{}' check (green <@ array['contracted', 'key_group']),
  joined_at timestamptz not null,
  missed int not null default 0 check (missed >= 0),
  state text not null default 'waiting'
    check (state in ('waiting', 'offered', 'placed', 'left', 'lapsed')),
  booking_id bigint references scheduling.booking,
  ended_at timestamptz,
  reason text check (length(reason) <= 200),
  by_user text not null,
  by_name text not null,
  by_duty text not null,
  by_unit text not null,
  version int not null default 0,
  check ((ended_at is null) = (state in ('waiting', 'offered'))),
  check ((booking_id is not null) = (state in ('offered', 'placed')))
);
create index on scheduling.waiting (institution_id, kind, what) where ended_at is null;
create index on scheduling.waiting (for_institution_id) where ended_at is null;
create index on scheduling.waiting (booking_id) where booking_id is not null;
create unique index once_in_a_line on scheduling.waiting (reference, institution_id, kind, what)
  where ended_at is null and reference is not null;

call scope.protect('scheduling.waiting', array['institution_id', 'for_institution_id']);
alter table scheduling.disease_department enable row level security;
grant select on scheduling.disease_department to yipanqi_app;
create policy shared on scheduling.disease_department for select to yipanqi_app
  using ((select scope.signed_in()));
