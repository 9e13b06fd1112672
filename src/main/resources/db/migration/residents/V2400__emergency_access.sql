-- Seeing a resident in an emergency whom one's scope does not show: for some hours, for a reason, and
-- judged afterwards by somebody else.
create table residents.emergency_access (
  id bigint generated always as identity primary key,
  person_id int not null references residents.person,
  person_no text not null,
  home_county bigint,  -- where the resident lived then; null: not recorded
  login text not null check (btrim(login) <> ''),
  user_name text not null,
  duty text not null,
  unit text not null,  -- where whoever looked held the duty
  reason text not null check (length(btrim(reason)) between 10 and 500),
  granted_at timestamptz not null,
  until timestamptz not null,
  reviewed_by text,
  reviewed_by_name text,
  reviewed_at timestamptz,
  verdict text check (verdict in ('justified', 'not_justified')),
  note text check (length(note) <= 500),
  check (until > granted_at),
  check (num_nulls(reviewed_by, reviewed_by_name, reviewed_at, verdict) in (0, 4)),
  check (reviewed_at >= granted_at),
  check (reviewed_by <> login),
  check (verdict <> 'not_justified' or btrim(coalesce(note, '')) <> '')
);
create index on residents.emergency_access (login, until);
create index on residents.emergency_access (person_id);
create index on residents.emergency_access (id) where reviewed_at is null;

-- How often somebody tried lately.
create table residents.emergency_attempt (
  id bigint generated always as identity primary key,
  login text not null,
  at timestamptz not null
);
create index on residents.emergency_attempt (login, at);

-- Whom the present user may see in an emergency just now.
create function residents.in_emergency() returns setof int
language sql stable security definer set search_path = '' as $$
  select e.person_id from residents.emergency_access e
   where e.login = current_setting('yipanqi.user', true) and e.until > now()
$$;
revoke execute on function residents.in_emergency() from public;
grant execute on function residents.in_emergency() to yipanqi_app;

create policy by_emergency on residents.person for select to yipanqi_app
 using (id in (select residents.in_emergency()));
create policy by_emergency on residents.residence for select to yipanqi_app
 using (person_id in (select residents.in_emergency()));
create policy by_emergency on residents.group_membership for select to yipanqi_app
 using (person_id in (select residents.in_emergency()));

-- One's own are seen by oneself; those of a county by who watches over it; those of an institution or
-- a community by who sees its records. Nobody takes one back, and nobody judges their own.
alter table residents.emergency_access enable row level security;
grant select, insert on residents.emergency_access to yipanqi_app;
grant update (reviewed_by, reviewed_by_name, reviewed_at, verdict, note)
  on residents.emergency_access to yipanqi_app;
create policy own on residents.emergency_access for select to yipanqi_app
 using (login = (select current_setting('yipanqi.user', true)));
create policy for_review on residents.emergency_access for select to yipanqi_app
 using ((select scope.all_trails())
   or (select scope.all_records())
   or home_county in (select t from scope.trails() t)
   or unit in (select u.code from registry_api.unit u
                 join registry_api.unit_county c on c.unit = u.id
                where c.county in (select t from scope.trails() t))
   or unit in (select i.code from registry_api.institution i
                where i.id in (select s from scope.institutions() s))
   or unit in (select c.code from registry_api.community c
                where exists (
                    select from registry_api.community_member m where m.community = c.id)
                  and not exists (
                    select from registry_api.community_member m
                     where m.community = c.id
                       and m.institution not in (select s from scope.institutions() s))));
create policy asked on residents.emergency_access for insert to yipanqi_app
 with check (login = (select current_setting('yipanqi.user', true)) and reviewed_at is null);
create policy judged on residents.emergency_access for update to yipanqi_app
 using (login <> (select current_setting('yipanqi.user', true)) and reviewed_at is null)
 with check (reviewed_by = (select current_setting('yipanqi.user', true)));

alter table residents.emergency_attempt enable row level security;
grant select, insert, delete on residents.emergency_attempt to yipanqi_app;
create policy own on residents.emergency_attempt to yipanqi_app
 using (login = (select current_setting('yipanqi.user', true)));

-- People are found by their name or the beginning of it.
create index on residents.person (name text_pattern_ops, id);
