-- Returns: forms filled by a unit for a period, handed up step by step, locked, amended.
create schema reporting;
create schema reporting_api;
grant usage on schema reporting, reporting_api to yipanqi_app;

-- A reviewer sees figures and no records: what a unit has handed in is what there is to review.
create function reporting.reviews() returns boolean
language sql stable as $$
  select not scope.all_records() and not exists (select from scope.institutions())
$$;

-- One form of one unit for one period. An amendment is another edition; the older one is kept.
create table reporting.form_return (
  id bigint generated always as identity primary key,
  pack text not null,
  form text not null,
  form_version int not null check (form_version > 0),  -- a draft keeps it until somebody moves it
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2])|Q[1-4]|H[12])?$'),
  period_end date not null,
  unit_code text not null,
  unit_kind text not null check (unit_kind in ('institution', 'community', 'county')),
  -- whose records decide who sees it: the institution, a community's lead; none for a county's
  holder_id int references registry.institution,
  county bigint not null check (county between 100000 and 999999),
  edition int not null check (edition > 0),
  amends bigint references reporting.form_return,
  amended_because text check (btrim(amended_because) <> ''),
  state text not null check (state in ('draft', 'awaiting', 'returned', 'approved', 'locked')),
  step int not null check (step >= 0),
  version int not null default 0,
  rows jsonb not null default '{}',  -- keys of the rows that the form doesn't print, by section
  saved_under text,  -- the key of the last save: the same save sent again changes nothing
  filled int not null default 0 check (filled between 0 and required),
  required int not null default 0 check (required >= 0),
  entered int not null default 0 check (entered >= 0),
  errors int not null default 0 check (errors >= 0),
  warnings int not null default 0 check (warnings >= 0),
  submissions int not null default 0 check (submissions >= 0),
  times_returned int not null default 0 check (times_returned >= 0),
  handed_in_at timestamptz,  -- first: nothing empty and nothing wrong is taken
  due_on date,  -- the day by which it was to be handed in, as it was then
  submitted_at timestamptz,
  submitted_by text,
  submitted_name text,
  locked_at timestamptz,
  locked_by text,
  locked_name text,
  begun_at timestamptz not null,
  begun_by text not null,
  begun_name text not null,
  changed_at timestamptz not null,
  unique (pack, form, period, unit_code, edition),
  check ((amends is null) = (edition = 1)),
  check ((amends is null) = (amended_because is null)),
  check ((state = 'locked') = (locked_at is not null)),
  check (num_nulls(locked_at, locked_by, locked_name) in (0, 3)),
  check (num_nulls(submitted_at, submitted_by, submitted_name) in (0, 3)),
  check ((submissions = 0) = (submitted_at is null))
);
create index on reporting.form_return (county, period, pack, form);
create index on reporting.form_return (holder_id);
create index on reporting.form_return (county, id) where state in ('awaiting', 'approved');
create index on reporting.form_return (county, id) where state = 'returned';

-- What stands in a cell: what somebody typed and, beside it, what the records gave. The effective
-- value is what was typed, else what was recorded.
create table reporting.cell (
  return_id bigint not null references reporting.form_return,
  holder_id int,
  county bigint not null,
  address text not null check (length(address) between 3 and 200),
  typed text check (length(typed) <= 2000),
  typed_by text,
  typed_name text,
  typed_at timestamptz,
  note text check (length(note) <= 500),
  recorded text,
  recorded_state text,
  recorded_at timestamptz,
  computed text,  -- as of the last handing in: what others carry from here
  primary key (return_id, address),
  check (num_nulls(typed, typed_by, typed_name, typed_at) in (0, 4)),
  check ((recorded_state is null) = (recorded_at is null))
);

-- What was done with a return, by whom, in whose stead, why.
create table reporting.act (
  id bigint generated always as identity primary key,
  return_id bigint not null references reporting.form_return,
  holder_id int,
  county bigint not null,
  act text not null check (act in
    ('begin', 'submit', 'approve', 'send_back', 'lock', 'reopen', 'amend', 'move')),
  step int not null,
  step_id text not null,
  to_step int not null,  -- where it stood afterwards
  by_user text not null,
  by_name text not null,
  by_duty text not null,
  by_unit text not null,
  in_stead_of text,
  at timestamptz not null,
  reason text check (btrim(reason) <> '' and length(reason) <= 500),
  check (act not in ('send_back', 'reopen', 'amend') or reason is not null)
);
create index on reporting.act (return_id, id);

-- A return as it was locked: what it said and how it was printed. Never changed.
create table reporting.frozen_return (
  return_id bigint not null references reporting.form_return,
  no int not null check (no > 0),
  holder_id int,
  county bigint not null,
  taken_at timestamptz not null,
  content jsonb not null,
  paper bytea,
  paper_sha256 text,
  workbook bytea,
  workbook_sha256 text,
  primary key (return_id, no)
);

-- Something about a return that somebody has to answer for.
create table reporting.finding (
  id bigint generated always as identity primary key,
  return_id bigint not null references reporting.form_return,
  holder_id int,
  county bigint not null,
  kind text not null check (kind in ('difference', 'spot_check')),
  address text not null,
  reported text,
  recorded text,
  tolerance numeric,
  state text not null check (state in ('open', 'explained', 'accepted', 'corrected')),
  owner_duty text not null,
  owner_unit text not null,
  found_at timestamptz not null,
  explanation text check (btrim(explanation) <> '' and length(explanation) <= 500),
  explained_by text,
  explained_name text,
  explained_at timestamptz,
  decision text check (length(decision) <= 500),
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  version int not null default 0,
  unique (return_id, kind, address),
  check (state not in ('explained', 'accepted') or explanation is not null)
);
create index on reporting.finding (county, id);
create index on reporting.finding (county, owner_unit) where state in ('open', 'explained');

-- A draw for a spot check: by a seed on record, from a list on record, so that anybody can repeat it.
create table reporting.draw (
  id bigint generated always as identity primary key,
  county bigint not null,
  pack text not null,
  form text not null,
  period text not null,
  seed text not null check (length(seed) between 1 and 100),
  method text not null,
  size int not null check (size between 1 and 500),
  population jsonb not null check (jsonb_typeof(population) = 'array'),
  drawn_by text not null,
  drawn_name text not null,
  drawn_at timestamptz not null
);
create index on reporting.draw (county, id);

create table reporting.spot_check (
  id bigint generated always as identity primary key,
  draw_id bigint not null references reporting.draw,
  no int not null check (no > 0),
  return_id bigint not null references reporting.form_return,
  holder_id int,
  county bigint not null,
  seen jsonb not null default '{}',
  differ int not null default 0 check (differ >= 0),  -- cells that were seen other than reported
  words text check (length(words) <= 500),
  checked_by text,
  checked_name text,
  checked_at timestamptz,
  version int not null default 0,
  unique (draw_id, no)
);

-- Who sees: whoever may read the holder's records; for the county's own returns whoever may see the
-- county's figures; a reviewer what was handed in.
do $$
declare kept text;
begin
  foreach kept in array array['form_return', 'cell', 'act', 'frozen_return', 'finding', 'spot_check'] loop
    execute format('alter table reporting.%I enable row level security', kept);
    execute format('grant select on reporting.%I to yipanqi_app', kept);
    execute format('create trigger guard_write before insert or update or delete on reporting.%I
        for each row when (current_setting(''yipanqi.writes'', true) is distinct from ''all'')
        execute function scope.guard_write(holder_id, county)', kept);
  end loop;
end $$;
create policy by_holder on reporting.form_return for select to yipanqi_app
  using ((select scope.all_records())
    or holder_id in (select i from scope.institutions() i)
    or (holder_id is null and county in (select c from scope.counties() c))
    or ((select reporting.reviews()) and submissions > 0
        and ((select scope.all_figures()) or county in (select c from scope.counties() c))));
do $$
declare kept text;
begin
  foreach kept in array array['cell', 'act', 'frozen_return', 'finding', 'spot_check'] loop
    execute format('create policy of_return on reporting.%I for select to yipanqi_app
                      using (return_id in (select r.id from reporting.form_return r))', kept);
  end loop;
end $$;
alter table reporting.draw enable row level security;
grant select on reporting.draw to yipanqi_app;
create trigger guard_write before insert or update or delete on reporting.draw
  for each row when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function scope.guard_write(county);
create policy by_county on reporting.draw for select to yipanqi_app
  using ((select scope.all_figures()) or county in (select c from scope.counties() c));

-- What was made public of a locked return: only columns that the policy makes so, nothing of persons.
create table reporting.publication (
  id bigint generated always as identity primary key,
  return_id bigint not null references reporting.form_return,
  county bigint not null,
  unit_code text not null,
  form text not null,
  period text not null,
  paper jsonb not null,
  published_by text not null,
  published_name text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index on reporting.publication (unit_code, form, period) where withdrawn_at is null;
create index on reporting.publication (county, id) where withdrawn_at is null;
alter table reporting.publication enable row level security;
grant select on reporting.publication to yipanqi_app;
create trigger guard_write before insert or update or delete on reporting.publication
  for each row when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function scope.guard_write(county);
create policy signed_in on reporting.publication for select to yipanqi_app
  using ((select scope.signed_in()));

-- For others: which returns there are and where they stand, in the asker's sight; no cell of them.
create view reporting_api.form_return with (security_invoker = true) as
select id as return_id, pack, form, period, period_end, unit_code as unit, county, edition, state,
       times_returned, handed_in_at, due_on, locked_at
  from reporting.form_return;
grant select on reporting_api.form_return to yipanqi_app;
