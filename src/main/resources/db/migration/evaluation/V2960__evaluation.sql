-- How a county scores its communities, departments and itself: its own tables, rounds, and what came out.
create schema evaluation;
create schema evaluation_api;
grant usage on schema evaluation, evaluation_api to yipanqi_app;

-- A county's table as it was sent. Versions are added, never changed: a round keeps the one it used.
create table evaluation.scoring_table (
  id bigint generated always as identity primary key,
  county bigint not null check (length(county::text) = 6),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  version int not null check (version >= 1),
  valid_from date not null,
  pack text not null,
  about text not null check (about in ('community', 'department', 'county')),
  ours boolean not null,
  title_zh text not null,
  title_en text not null,
  content text not null,
  digest text not null,
  sent_by text not null,
  sent_by_name text not null,
  sent_at timestamptz not null,
  unique (county, code, version),
  unique (county, code, digest)
);

-- One evaluation of all units of a county for a period, by one version of a table.
create table evaluation.round (
  id bigint generated always as identity primary key,
  county bigint not null,
  table_id bigint not null references evaluation.scoring_table,
  table_code text not null,
  about text not null check (about in ('community', 'department', 'county')),
  pack text not null,
  period text not null,
  first_day date not null,
  last_day date not null check (last_day > first_day),
  purpose text not null check (purpose in ('regular', 'midterm', 'final')),
  state text not null default 'open' check (state in ('open', 'published', 'withdrawn')),
  version int not null default 0,
  opened_by text not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  -- the closing that the figures come from; nothing when the table needs none
  closing_version int,
  closed_by_name text,
  closed_at timestamptz,
  published_by text,
  published_by_name text,
  published_at timestamptz,
  available_from date,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  reason text,
  check (num_nulls(closing_version, closed_by_name, closed_at) in (0, 3)),
  check ((state = 'published') = (published_at is not null)),
  check (num_nulls(published_by, published_by_name, published_at, available_from) in (0, 4)),
  check ((state = 'withdrawn') = (withdrawn_at is not null and reason is not null))
);
create unique index one_round on evaluation.round (county, table_code, period, purpose)
  where state <> 'withdrawn';
create index on evaluation.round (county, id);

-- One unit of a round. The institution is the community's lead: by it the community's people reach it.
create table evaluation.run (
  id bigint generated always as identity primary key,
  round_id bigint not null references evaluation.round,
  county bigint not null,
  institution_id int references registry.institution,
  unit text not null,
  unit_zh text not null,
  unit_en text not null,
  place int not null,
  state text not null default 'self_assessment'
    check (state in ('self_assessment', 'review', 'final', 'published', 'withdrawn')),
  version int not null default 0,
  submitted_by text,
  submitted_by_name text,
  submitted_at timestamptz,
  confirmed_by text,
  confirmed_by_name text,
  confirmed_at timestamptz,
  score numeric,
  whole numeric not null,
  grade text,
  grade_zh text,
  grade_en text,
  unique (round_id, unit),
  check (num_nulls(submitted_by, submitted_by_name, submitted_at) in (0, 3)),
  check (num_nulls(confirmed_by, confirmed_by_name, confirmed_at, score, grade, grade_zh, grade_en)
    in (0, 7)),
  check (state not in ('final', 'published') or score is not null),
  check (state not in ('self_assessment', 'review') or score is null),
  check (state <> 'review' or submitted_at is not null)
);

-- What happened to a run, in order.
create table evaluation.run_event (
  id bigint generated always as identity primary key,
  run_id bigint not null references evaluation.run,
  county bigint not null,
  institution_id int references registry.institution,
  act text not null check (act in
    ('open', 'submit', 'return', 'confirm', 'reopen', 'publish', 'withdraw')),
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  duty text not null,
  reason text,
  check (act not in ('return', 'reopen', 'withdraw') or reason is not null)
);
create index on evaluation.run_event (run_id, id);

-- Figures as they were when the round was opened, with their states.
create table evaluation.figure (
  run_id bigint not null references evaluation.run,
  county bigint not null,
  institution_id int references registry.institution,
  series text not null,
  title_zh text not null,
  title_en text not null,
  unit text not null,
  decimals int not null,
  state text not null,
  judgement text not null,
  value numeric,
  targets text not null,
  reason_zh text,
  reason_en text,
  kept boolean not null,
  primary key (run_id, series)
);

-- What people stated and what the reviewer changed, in points.
create table evaluation.mark (
  run_id bigint not null references evaluation.run,
  county bigint not null,
  institution_id int references registry.institution,
  criterion text not null,
  own numeric check (own >= 0),
  statement text check (length(statement) between 1 and 2000),
  own_by_name text,
  own_at timestamptz,
  reviewed numeric check (reviewed >= 0),
  review_reason text check (length(review_reason) between 1 and 2000),
  reviewed_by_name text,
  reviewed_at timestamptz,
  primary key (run_id, criterion),
  check (num_nulls(own_by_name, own_at) in (0, 2)),
  check (num_nulls(reviewed, review_reason, reviewed_by_name, reviewed_at) in (0, 4))
);

-- A run as it was confirmed: what is shown and printed of it from then on.
create table evaluation.copy (
  run_id bigint not null references evaluation.run,
  no int not null check (no >= 1),
  county bigint not null,
  institution_id int references registry.institution,
  kind text not null check (kind in ('sheet', 'record')),
  language text not null check (language in ('zh', 'en')),
  media_type text not null,
  bytes bytea not null,
  sha256 text not null,
  taken_at timestamptz not null,
  primary key (run_id, no, kind, language)
);

call scope.protect('evaluation.run', array['institution_id'], array['county']);
call scope.protect('evaluation.run_event', array['institution_id'], array['county']);
call scope.protect('evaluation.figure', array['institution_id'], array['county']);
call scope.protect('evaluation.mark', array['institution_id'], array['county']);
call scope.protect('evaluation.copy', array['institution_id'], array['county']);

-- What is published is seen by whoever sees the county's figures.
create policy published on evaluation.run for select to yipanqi_app using (
  state = 'published'
  and ((select scope.all_figures()) or county in (select c from scope.counties() c)));
do $$
declare kept text;
begin
  foreach kept in array array['run_event', 'figure', 'mark', 'copy'] loop
    execute format('create policy published on evaluation.%I for select to yipanqi_app
                      using (run_id in (select id from evaluation.run where state = ''published''))',
      kept);
  end loop;
  -- tables and rounds hold nothing of a unit
  foreach kept in array array['scoring_table', 'round'] loop
    execute format('alter table evaluation.%I enable row level security', kept);
    execute format('grant select on evaluation.%I to yipanqi_app', kept);
    execute format('create policy by_county on evaluation.%I for select to yipanqi_app using (
                      (select scope.all_figures()) or county in (select c from scope.counties() c))',
      kept);
    execute format('create trigger guard_write before insert or update or delete on evaluation.%I
                      for each row
                      when (current_setting(''yipanqi.writes'', true) is distinct from ''all'')
                      execute function scope.guard_write(''county'')', kept);
  end loop;
end $$;

-- For pay, insurance, posts and salaries of heads, money for public health, honours: what was
-- published, from the day on which the county lets others use it.
create view evaluation_api.result with (security_invoker = true) as
select u.id as run, r.id as round, r.county, r.about, r.pack, r.table_code, r.purpose, r.period,
       r.first_day, r.last_day, u.unit, u.institution_id as institution, u.score, u.whole, u.grade,
       r.published_at, r.available_from
  from evaluation.run u
  join evaluation.round r on r.id = u.round_id
 where u.state = 'published';
grant select on evaluation_api.result to yipanqi_app;
