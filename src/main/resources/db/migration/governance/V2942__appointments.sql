-- Who was appointed, hired or brought in by whom, and whether the health bureau has it on file.
create table governance.appointment (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  kind text not null check (kind in ('head', 'middle_manager', 'hire', 'talent')),
  institution_id int not null references registry.institution,   -- where the post is
  appointer_id int not null references registry.institution,     -- who appointed
  post text not null check (length(btrim(post)) between 1 and 100),
  person text not null check (length(btrim(person)) between 1 and 50),
  decided_on date not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  end_reason text check (length(end_reason) <= 500),
  basis text not null check (length(btrim(basis)) between 2 and 500),
  due date,                 -- by which it is to be filed; null: the county has not said
  state text not null default 'unfiled' check (state in ('unfiled', 'filed', 'returned', 'received')),
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  version int not null default 0,
  check ((to_day is null) = (end_reason is null))
);
create index on governance.appointment (county, id);
create index on governance.appointment (due) where state in ('unfiled', 'returned');
call scope.protect('governance.appointment', array['institution_id', 'appointer_id'],
  array['county']);

-- Each time it was sent to the bureau, and what the bureau answered. Never changed but by the answer.
create table governance.filing (
  id bigint generated always as identity primary key,
  county bigint not null,
  institution_id int not null references registry.institution,
  appointer_id int not null references registry.institution,
  appointment_id bigint not null references governance.appointment,
  no int not null check (no >= 1),
  filed_on date not null,
  filed_by text not null,
  filed_by_name text not null,
  answer text check (answer in ('received', 'returned')),
  receipt text check (length(btrim(receipt)) between 1 and 100),
  reason text check (length(btrim(reason)) between 2 and 500),
  answered_by text,
  answered_by_name text,
  answered_at timestamptz,
  unique (appointment_id, no),
  check (num_nulls(answer, answered_by, answered_by_name, answered_at) in (0, 4)),
  check ((coalesce(answer, '') = 'received') = (receipt is not null)),
  check ((coalesce(answer, '') = 'returned') = (reason is not null))
);
call scope.protect('governance.filing', array['institution_id', 'appointer_id'], array['county']);
