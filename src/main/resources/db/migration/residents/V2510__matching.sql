-- Two entries of one person: found, decided by somebody, brought together by a link, taken apart again.
alter table residents.person
  add column merged_into int references residents.person,
  add check (merged_into <> id);
create index on residents.person (merged_into) where merged_into is not null;

-- A link is no change of what a person's row says; everything else is written for a whole county, or
-- by the institution that registers somebody by hand.
alter table residents.person
  add column institution_id int references registry.institution,
  add column registered_by text,
  add column registered_at timestamptz,
  add column identity_kind text check (identity_kind in ('card', 'temporary', 'newborn')),
  add column mother_id int references residents.person,
  add column birth_order int check (birth_order between 1 and 9),
  alter column import_id drop not null,
  add check (import_id is not null
    or (institution_id is not null and registered_by is not null and registered_at is not null
      and identity_kind is not null)),
  add check ((identity_kind = 'newborn') = (mother_id is not null)),
  add check ((mother_id is null) = (birth_order is null));
create unique index on residents.person (mother_id, birth_date, birth_order)
  where mother_id is not null;
create index on residents.person (institution_id) where institution_id is not null;
create index on residents.person (birth_date);

alter table residents.residence
  add column institution_id int references registry.institution,
  alter column import_id drop not null,
  add check (import_id is not null or institution_id is not null);

create sequence residents.registered_no;

create or replace function residents.guard_write() returns trigger language plpgsql as $$
declare
  may bigint[] := nullif(current_setting('yipanqi.writes', true), '')::bigint[];
begin
  if tg_op <> 'DELETE' and (to_jsonb(new) ->> 'institution_id')::bigint = any(may)
    and to_jsonb(new) ->> 'import_id' is null
    and (tg_op = 'INSERT' or to_jsonb(old) ->> 'institution_id' = to_jsonb(new) ->> 'institution_id')
  then
    return new;
  end if;
  if not exists (select from unnest(may) c where c between 100000 and 999999) then
    raise exception 'people are written for a whole county' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;

-- Who registered somebody by hand sees them, wherever the home is.
create policy by_registrar on residents.person for select to yipanqi_app
 using (institution_id in (select i from scope.institutions() i));
create policy by_registrar on residents.residence for select to yipanqi_app
 using (institution_id in (select i from scope.institutions() i));

-- Whom an entry stands for. Tells a number for a number, and nothing of a person.
create function residents_api.canonical(person int) returns int
language sql stable security definer set search_path = '' as $$
  with recursive up (id, merged_into) as (
    select p.id, p.merged_into from residents.person p where p.id = canonical.person
    union all
    select p.id, p.merged_into from up join residents.person p on p.id = up.merged_into)
  select id from up where merged_into is null
$$;
revoke execute on function residents_api.canonical(int) from public;
grant execute on function residents_api.canonical(int) to yipanqi_app;

-- What entries are brought together by; closed values by their digests.
create view residents.comparable with (security_invoker = true) as
select p.id, p.id_no_digest, p.name_pinyin, p.birth_date, p.phone_digest, r.division as home
  from residents.person p
  left join lateral (
    select r.division from residents.residence r
     where r.person_id = p.id and not r.void
     order by r.valid_to is null desc, r.residency = 'permanent' desc, r.valid_from desc
     limit 1) r on true
 where p.merged_into is null;

create table residents.candidate_pair (
  id bigint generated always as identity primary key,
  low_person int not null references residents.person,
  high_person int not null references residents.person,
  score numeric(6, 2) not null,
  verdict text not null check (verdict in ('certain', 'doubtful')),
  rules text not null,
  lines jsonb not null,  -- trait, likeness, weight: no value of anybody
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'later', 'same', 'different')),
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  reason text check (length(btrim(reason)) between 4 and 200),
  version int not null default 1,
  unique (low_person, high_person),
  check (low_person < high_person),
  check ((state = 'open') = (decided_by is null)),
  check (num_nulls(decided_by, decided_name, decided_at, reason) in (0, 4))
);
create index on residents.candidate_pair (state, id);
create index on residents.candidate_pair (high_person);

-- What was brought together and taken apart, one line each, never changed.
create table residents.merge_event (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('merged', 'unmerged')),
  survivor_person int not null references residents.person,
  merged_person int not null references residents.person,
  at timestamptz not null,
  login text not null,
  user_name text not null,
  duty text not null,
  unit text not null,
  reason text not null check (length(btrim(reason)) between 4 and 200),
  check (survivor_person <> merged_person)
);
create index on residents.merge_event (survivor_person);
create index on residents.merge_event (merged_person);

-- A pair is seen by whoever sees both.
alter table residents.candidate_pair enable row level security;
grant select on residents.candidate_pair to yipanqi_app;
create policy by_both on residents.candidate_pair for select to yipanqi_app
 using (exists (select from residents.person p where p.id = low_person)
    and exists (select from residents.person p where p.id = high_person));
alter table residents.merge_event enable row level security;
grant select on residents.merge_event to yipanqi_app;
create policy by_both on residents.merge_event for select to yipanqi_app
 using (exists (select from residents.person p where p.id = survivor_person)
    and exists (select from residents.person p where p.id = merged_person));
