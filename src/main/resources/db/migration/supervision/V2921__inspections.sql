-- A visit by the county's team within a half-year, whom it looked at and how they came off, and what was
-- found, put right and looked at again.
create table supervision.inspection (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  half text not null check (half ~ '^\d{4}H[12]$'),
  no int not null check (no >= 1),
  title text not null check (length(btrim(title)) between 2 and 100),
  extent text not null check (length(btrim(extent)) between 2 and 500),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  state text not null default 'planned' check (state in ('planned', 'under_way', 'ended')),
  summary text check (length(summary) <= 1000),
  version int not null default 0,
  institution_id int references registry.institution check (institution_id is null),
  unique (county, half, no),
  check ((state = 'ended') = (summary is not null))
);

create table supervision.inspection_member (
  inspection_id bigint not null references supervision.inspection,
  no int not null check (no between 1 and 30),
  county bigint not null,
  institution_id int references registry.institution check (institution_id is null),
  name text not null check (length(btrim(name)) between 1 and 50),
  post text not null check (length(btrim(post)) between 1 and 100),
  leads boolean not null,
  primary key (inspection_id, no)
);

-- An institution of the register, or an office of the county in words.
create table supervision.inspection_place (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references supervision.inspection,
  county bigint not null,
  institution_id int references registry.institution,
  unit text not null check (length(btrim(unit)) between 2 and 100),
  result text check (result in ('good', 'adequate', 'poor')),
  result_words text check (length(result_words) <= 500),
  unique (inspection_id, unit)
);
create index on supervision.inspection_place (institution_id) where institution_id is not null;

create table supervision.finding (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references supervision.inspection,
  place_id bigint not null references supervision.inspection_place,
  county bigint not null,
  institution_id int references registry.institution,
  unit text not null,
  no int not null check (no >= 1),
  words text not null check (length(btrim(words)) between 4 and 1000),
  severity text not null check (severity in ('minor', 'serious')),
  pack text,
  clause text,
  due date not null,
  state text not null default 'open' check (state in ('open', 'rectified', 'closed')),
  rectified_by text,
  failed int not null default 0 check (failed >= 0),
  version int not null default 0,
  unique (inspection_id, no),
  check ((pack is null) = (clause is null)),
  check (state = 'open' or rectified_by is not null)
);
create index on supervision.finding (place_id);
create index on supervision.finding (county, state, due);

call supervision.keep('supervision.inspection');
call supervision.keep('supervision.inspection_member');
call scope.protect('supervision.inspection_place', array['institution_id'], array['county']);
call scope.protect('supervision.finding', array['institution_id'], array['county']);

-- For others: findings as they stand, without words.
create view supervision_api.finding with (security_invoker = true) as
select id as finding, inspection_id as inspection, county, institution_id as institution, severity,
       due, state, failed
  from supervision.finding;
grant select on supervision_api.finding to yipanqi_app;
