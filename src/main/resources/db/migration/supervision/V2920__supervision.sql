-- The county's ledger of tasks: who has to do what by when, what was reported and what was accepted.
-- What the policy says of a task stays in its pack; here stands what people added.
create schema supervision;
create schema supervision_api;
grant usage on schema supervision, supervision_api to yipanqi_app;

-- Rows of a county are seen with its figures, and written by whoever writes records of the county or
-- of the institution that has to see to it.
create procedure supervision.keep(kept regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kept);
  execute format('grant select on %s to yipanqi_app', kept);
  execute format('create policy by_county on %s for select to yipanqi_app
    using ((select scope.all_figures()) or county in (select c from scope.counties() c))', kept);
  execute format(
    'create trigger guard_write before insert or update or delete on %s for each row
       when (current_setting(''yipanqi.writes'', true) is distinct from ''all'')
       execute function scope.guard_write(''county'', ''institution_id'')', kept);
end $$;

create table supervision.task (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  kind text not null check (kind in ('item', 'duty', 'goal', 'raised')),
  pack text,                -- null: raised here, by a meeting or by an office
  ref text not null check (ref <> ''),  -- the line's id in its pack; of a raised one its origin
  title text check (length(btrim(title)) between 2 and 1000),
  units text check (length(btrim(units)) between 1 and 200),
  basis text check (length(btrim(basis)) between 2 and 500),
  due date,                 -- set by the county, where the policy gives none
  due_reason text check (length(due_reason) <= 500),
  institution_id int references registry.institution,
  assigned text check (length(btrim(assigned)) between 1 and 100),
  login text check (length(login) <= 100),
  state text not null default 'open' check (state in ('open', 'reported', 'done', 'dropped')),
  returned int not null default 0 check (returned >= 0),
  reported_by text,
  version int not null default 0,
  unique nulls not distinct (county, pack, kind, ref),
  check ((kind = 'raised') = (pack is null)),
  check ((kind = 'raised') = (title is not null)),
  check ((due is null) = (due_reason is null)),
  check (state in ('open', 'dropped') or reported_by is not null),
  check (state <> 'dropped' or kind = 'raised')
);
create index on supervision.task (institution_id) where institution_id is not null;
create index on supervision.task (ref) where kind = 'raised';
call supervision.keep('supervision.task');

-- What happened to a task, a finding or a proposal, in the order it happened; never changed.
create table supervision.step (
  id bigint generated always as identity primary key,
  county bigint not null,
  institution_id int references registry.institution,
  subject text not null check (subject in ('task', 'inspection', 'finding', 'proposal')),
  subject_id bigint not null,
  act text not null,
  words text check (length(words) <= 1000),
  due date,
  login text not null,
  user_name text not null,
  duty text not null,
  at timestamptz not null
);
create index on supervision.step (subject, subject_id, id);

-- Steps are seen where the records are: by the county's offices and by who is concerned.
call scope.protect('supervision.step', array['institution_id'], array['county']);

-- For others: the ledger as it stands, without words.
create view supervision_api.task with (security_invoker = true) as
select id as task, county, kind, pack, ref, due, institution_id as institution, state, returned
  from supervision.task;
grant select on supervision_api.task to yipanqi_app;
