-- People of the county, where they live, and the groups they belong to.
create schema residents;
create schema residents_api;

create table residents.person (
  id int generated always as identity primary key,
  person_no text not null unique,
  name text not null,
  sex text not null check (sex in ('male', 'female')),
  birth_date date not null,
  id_no text check (length(id_no) = 18),
  death_date date,
  phone text,
  import_id bigint not null,
  check (death_date >= birth_date)
);

create table residents.residence (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  division bigint not null
    check (division between 100000000 and 999999999
      or division between 100000000000 and 999999999999),
  residency text not null check (residency in ('permanent', 'registered_only', 'temporary')),
  valid_from date not null,
  valid_to date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (valid_to >= valid_from)
);
create index on residents.residence (person_id, valid_from);

create table residents.group_membership (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  group_code text not null check (group_code in ('disabled', 'special_family', 'poverty')),
  valid_from date not null,
  valid_to date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (valid_to >= valid_from)
);
create index on residents.group_membership (person_id, valid_from);

-- Without identity number and phone: those stay in this module.
create view residents_api.person with (security_invoker = true) as
select id as person, person_no, name, sex, birth_date, death_date
from residents.person;

create view residents_api.residence with (security_invoker = true) as
select person_id as person,
  case when division >= 100000000000 then division / 1000 else division end as residence,
  case when division >= 100000000000 then division / 1000000 else division / 1000 end as county,
  residency, valid_from, valid_to,
  source_id, source_no, recorded_by, recorded_at
from residents.residence
where not void;

create view residents_api.group_membership with (security_invoker = true) as
select person_id as person, group_code, valid_from, valid_to,
  source_id, source_no, recorded_by, recorded_at
from residents.group_membership
where not void;
