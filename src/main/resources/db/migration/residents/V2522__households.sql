-- Households: who lives and eats together, with whom as head, from a day to a day. A person is in one
-- household at a time, and a household has one head at a time: the database sees to either.
create sequence residents.household_no;

create table residents.household (
  id bigint generated always as identity primary key,
  household_no text not null unique,
  institution_id int not null references registry.institution,  -- keeps it
  opened_on date not null,
  closed_on date,
  opened_by text not null,
  opened_at timestamptz not null,
  version int not null default 1,
  check (closed_on >= opened_on)
);
create index on residents.household (institution_id);

create table residents.household_member (
  id bigint generated always as identity primary key,
  household_id bigint not null references residents.household,
  person_id int not null references residents.person,
  role text not null check (role in ('head', 'spouse', 'child', 'child_in_law', 'grandchild', 'parent',
    'grandparent', 'sibling', 'other')),
  valid_from date not null,
  valid_to date,
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  check (valid_to >= valid_from),
  check (num_nulls(valid_to, ended_by, ended_at) in (0, 3)),
  constraint one_household_at_a_time exclude using gist (
    int4range(person_id, person_id, '[]') with &&, daterange(valid_from, valid_to, '[]') with &&),
  constraint one_head_at_a_time exclude using gist (
    int8range(household_id, household_id, '[]') with &&, daterange(valid_from, valid_to, '[]') with &&)
    where (role = 'head')
);
create index on residents.household_member (household_id, valid_from);
create index on residents.household_member (person_id, valid_from);

-- A membership is seen by whoever sees the person, a household by whoever sees one of its members.
alter table residents.household_member enable row level security;
grant select on residents.household_member to yipanqi_app;
create policy by_person on residents.household_member for select to yipanqi_app
 using (exists (select from residents.person p where p.id = person_id));
alter table residents.household enable row level security;
grant select on residents.household to yipanqi_app;
create policy by_member on residents.household for select to yipanqi_app
 using (exists (select from residents.household_member m where m.household_id = household.id));
create trigger guard_write before insert or update or delete on residents.household for each row
  when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function scope.guard_write('institution_id');

-- For others: who shares a household on a day.
create view residents_api.household_member with (security_invoker = true) as
select household_id as household, person_id as person, role, valid_from, valid_to
from residents.household_member;
grant select on residents_api.household_member to yipanqi_app;
