create extension if not exists btree_gist;

create schema registry;
create schema registry_api;

-- Statistical division codes as numbers: 44, 4453, 445322, 445322100, 445322100001.
create table registry.division (
  code bigint primary key,
  name text not null,
  name_en text,
  kind text not null,
  import_id bigint not null,
  check (length(code::text) in (2, 4, 6, 9, 12)),
  check (case kind
    when 'province' then length(code::text) = 2
    when 'city' then length(code::text) = 4
    when 'county' then length(code::text) = 6
    when 'village' then length(code::text) = 12
    else kind in ('town', 'subdistrict', 'farm') and length(code::text) = 9
  end)
);

-- The legal person behind one or more signs. One that is not listed has its institution's name.
create table registry.organisation (
  code text primary key,
  name text not null,
  sample boolean not null default false,
  import_id bigint not null
);

-- Seven digits, so that an institution's number is never a division's.
create sequence registry.institution_id as int start 1000001 maxvalue 4999999;
create sequence registry.community_id as int start 5000001 maxvalue 9999999;

create table registry.institution (
  id int primary key default nextval('registry.institution_id'),
  code text not null unique,
  name text not null,
  name_en text,
  short_name text not null,
  organisation_code text not null,
  kind text not null check (kind in ('county_hospital', 'tcm_hospital', 'mch_hospital',
    'town_hospital', 'centre_town_hospital', 'community_health_centre', 'village_clinic', 'cdc',
    'other')),
  level text,
  ownership text not null check (ownership in ('public', 'private', 'collective')),
  division bigint not null,
  manager_code text references registry.institution (code) deferrable initially deferred,
  opened_on date,
  closed_on date,
  -- a row for records of a two-sign organisation whose sign is not known
  organisation_only boolean not null default false,
  sample boolean not null default false,
  import_id bigint not null,
  check (closed_on >= opened_on),
  check (manager_code <> code),
  check (not organisation_only or kind = 'other')
);

create index on registry.institution (organisation_code);

create table registry.community (
  id int primary key default nextval('registry.community_id'),
  code text not null unique,
  name text not null,
  name_en text,
  short_name text not null,
  division bigint not null,
  import_id bigint not null,
  check (length(division::text) = 6)
);

create table registry.community_member (
  id bigint generated always as identity primary key,
  community_id bigint not null references registry.community,
  institution_id int not null references registry.institution,
  role text not null check (role in ('lead', 'member')),
  valid_from date not null,
  valid_to date,
  import_id bigint not null,
  unique (community_id, institution_id, valid_from),
  check (valid_to >= valid_from),
  -- an institution is in one community at a time
  constraint one_community_at_a_time exclude using gist
    (institution_id with =, daterange(valid_from, valid_to, '[]') with &&)
    deferrable initially deferred
);

-- Mergers, splits, and new codes for the same institution. Nothing is computed from the note.
create table registry.succession (
  predecessor_id int not null references registry.institution,
  successor_id int not null references registry.institution,
  on_day date not null,
  kind text not null check (kind in ('merge', 'split', 'rename', 'relocation')),
  note text,
  import_id bigint not null,
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);

-- Only a split has several successors.
create unique index on registry.succession (predecessor_id) where kind <> 'split';
create index on registry.succession (successor_id);

-- An organisation of several signs has a row of its own, under its own code, for records that do
-- not say which sign. An organisation whose code is one of its institutions' has no such row.
create function registry.keep_organisation_rows() returns trigger language plpgsql as $$
begin
  insert into registry.institution (code, name, short_name, organisation_code, kind, ownership,
      division, organisation_only, sample, import_id)
  select i.organisation_code, coalesce(o.name, min(i.name)), coalesce(o.name, min(i.name)),
         i.organisation_code, 'other', min(i.ownership),
         min(i.division), true, bool_or(i.sample), max(i.import_id)
    from registry.institution i
    left join registry.organisation o on o.code = i.organisation_code
   where not i.organisation_only
   group by i.organisation_code, o.name
  having count(*) > 1
      on conflict (code) do update
     set name = excluded.name, short_name = excluded.short_name
   where institution.organisation_only and institution.name <> excluded.name;
  return null;
end $$;

create trigger keep_organisation_rows
  after insert or update of organisation_code, name on registry.institution
  for each statement when (pg_trigger_depth() = 0)
  execute function registry.keep_organisation_rows();

create trigger keep_organisation_rows
  after insert or update on registry.organisation
  for each statement execute function registry.keep_organisation_rows();

create view registry_api.division with (security_invoker) as
select code, name, name_en, kind from registry.division;

-- The counties this house keeps records of: those with an institution. Divisions of other counties
-- may be registered too, for the names of places that people come from.
create view registry_api.county with (security_invoker) as
select distinct case
         when division >= 100000000000 then division / 1000000
         when division >= 100000000 then division / 1000
         else division end as code
  from registry.institution
 where not organisation_only;

create view registry_api.organisation with (security_invoker) as
select code, name, sample from registry.organisation
union all
select i.organisation_code, i.name, i.sample
  from registry.institution i
 where i.code = i.organisation_code
   and not exists (select from registry.organisation o where o.code = i.organisation_code);

create view registry_api.institution with (security_invoker) as
select i.id, i.code, i.name, i.name_en, i.short_name, i.organisation_code as organisation, i.kind,
       i.level, i.ownership, i.division, m.id as managed_by, i.opened_on, i.closed_on,
       i.organisation_only, i.sample
  from registry.institution i
  left join registry.institution m on m.code = i.manager_code;

create view registry_api.community with (security_invoker) as
select id, code, name, name_en, short_name, division from registry.community;

create view registry_api.community_member with (security_invoker) as
select community_id::int as community, institution_id as institution, role = 'lead' as lead, valid_from,
       valid_to
  from registry.community_member;

create view registry_api.succession with (security_invoker) as
select predecessor_id as predecessor, successor_id as successor, on_day, kind, note
  from registry.succession;

-- Everything that a code can stand for: institutions, communities, divisions.
create view registry_api.unit with (security_invoker) as
select id::bigint as id, code, name, 'institution' as kind from registry.institution
union all
select id, code, name, 'community' from registry.community
union all
select code, code::text, name, 'division' from registry.division;

-- The fact `institution`: one sign, from its opening to its closing.
create view registry_api.institution_fact with (security_invoker) as
select id as institution, kind, level, ownership,
       coalesce(opened_on, date '1900-01-01') as opened_on, closed_on
  from registry.institution
 where not organisation_only;

-- Grows with every import that changed the registry.
create view registry_api.version with (security_invoker) as
select greatest(
  (select max(import_id) from registry.division),
  (select max(import_id) from registry.organisation),
  (select max(import_id) from registry.institution),
  (select max(import_id) from registry.community),
  (select max(import_id) from registry.community_member),
  (select max(import_id) from registry.succession),
  0) as version;
