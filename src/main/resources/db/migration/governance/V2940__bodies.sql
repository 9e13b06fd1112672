-- Who governs: bodies, their seats by post, who holds a post from when, and their charters. What the
-- policy says of a body stays in its pack; here stands how a county made it alive.
create schema governance;
create schema governance_api;
grant usage on schema governance, governance_api to yipanqi_app;

-- Rows of a county are seen with its figures, and written by whoever writes records of the county.
create procedure governance.keep(kept regclass, writers text default '''county''')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kept);
  execute format('grant select on %s to yipanqi_app', kept);
  execute format('create policy by_county on %s for select to yipanqi_app
    using ((select scope.all_figures()) or county in (select c from scope.counties() c))', kept);
  execute format(
    'create trigger guard_write before insert or update or delete on %s for each row
       when (current_setting(''yipanqi.writes'', true) is distinct from ''all'')
       execute function scope.guard_write(%s)', kept, writers);
end $$;

create table governance.body (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  pack text,                -- null: the county's own
  ref text,                 -- the body's id in its pack
  kind text not null check (kind in
    ('leading_group', 'management_committee', 'management_centre', 'office', 'working_group')),
  title_zh text not null check (length(btrim(title_zh)) between 2 and 100),
  title_en text not null check (length(btrim(title_en)) between 2 and 200),
  basis text not null check (length(btrim(basis)) between 2 and 500),
  from_day date not null,
  to_day date check (to_day >= from_day),
  end_reason text check (length(end_reason) <= 500),
  version int not null default 0,
  check ((pack is null) = (ref is null)),
  check ((to_day is null) = (end_reason is null))
);
create unique index on governance.body (county, pack, ref) where pack is not null and to_day is null;
call governance.keep('governance.body');

-- A post that one person holds at a time. The mark says which of several of one title.
create table governance.post (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  unit text check (length(btrim(unit)) between 1 and 100),
  title text not null check (length(btrim(title)) between 1 and 100),
  mark text check (length(btrim(mark)) between 1 and 100),
  login text check (length(btrim(login)) between 1 and 100),  -- the account of whoever holds it
  version int not null default 0,
  unique nulls not distinct (county, unit, title, mark)
);
call governance.keep('governance.post');

create table governance.tenure (
  id bigint generated always as identity primary key,
  county bigint not null,
  post_id bigint not null references governance.post,
  holder text not null check (length(btrim(holder)) between 1 and 50),
  from_day date not null,
  to_day date,
  basis text not null check (length(btrim(basis)) between 2 and 500),
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  check (to_day >= from_day),
  constraint one_holder_at_a_time exclude using gist
    (post_id with =, daterange(from_day, to_day, '[]') with &&)
);
call governance.keep('governance.tenure');

-- How somebody's time in a post was noted until it was put right; never changed.
create table governance.tenure_before (
  id bigint generated always as identity primary key,
  county bigint not null,
  tenure_id bigint not null references governance.tenure,
  holder text not null,
  from_day date not null,
  to_day date,
  reason text not null check (length(btrim(reason)) between 2 and 500),
  by_user text not null,
  by_name text not null,
  at timestamptz not null
);
create index on governance.tenure_before (tenure_id);
call governance.keep('governance.tenure_before');

-- A seat as the source gives it, or as the county set it. Which post it goes with stands beside it.
create table governance.seat (
  id bigint generated always as identity primary key,
  county bigint not null,
  body_id bigint not null references governance.body,
  no int not null check (no >= 1),
  role text not null check (role in
    ('chair', 'deputy_chair', 'member', 'office_head', 'office_deputy')),
  post_zh text not null check (length(btrim(post_zh)) between 1 and 100),
  post_en text not null check (length(btrim(post_en)) between 1 and 200),
  unit_zh text check (length(btrim(unit_zh)) between 1 and 100),
  unit_en text check (length(btrim(unit_en)) between 1 and 200),
  which text not null check (which in ('one', 'several', 'unstated')),
  origin text not null check (origin in ('pack', 'county')),
  from_day date not null,
  to_day date,
  reason text check (length(reason) <= 500),
  version int not null default 0,
  check ((unit_zh is null) = (unit_en is null)),
  check (origin = 'pack' or reason is not null),
  check (to_day is null or reason is not null),
  check (to_day >= from_day),
  unique (body_id, no)
);
call governance.keep('governance.seat');

-- From a day on the seat goes with a post, and with whoever holds it. Never changed: the later holds.
create table governance.seat_post (
  id bigint generated always as identity primary key,
  county bigint not null,
  seat_id bigint not null references governance.seat,
  post_id bigint not null references governance.post,
  from_day date not null,
  reason text not null check (length(btrim(reason)) between 2 and 500),
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  unique (seat_id, from_day)
);
create index on governance.seat_post (post_id);
call governance.keep('governance.seat_post');

-- What a body goes by. Where it says nothing of a quorum or a majority, none is assumed.
create table governance.charter (
  id bigint generated always as identity primary key,
  county bigint not null,
  body_id bigint not null references governance.body,
  no int not null check (no >= 1),
  from_day date not null,
  text text not null check (length(btrim(text)) between 2 and 20000),
  approved_by text not null check (length(btrim(approved_by)) between 2 and 500),
  decision_id bigint,       -- the decision by which it was approved, where it is one kept here
  quorum_of text check (quorum_of in ('seats', 'filled')),
  quorum_above int,
  quorum_below int,
  quorum_more boolean,      -- true: more than the share; false: at least
  proxies boolean,          -- whether who is represented counts; null: not said
  majority_of text check (majority_of in ('seats', 'filled', 'attending', 'voting')),
  majority_above int,
  majority_below int,
  majority_more boolean,
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  unique (body_id, no),
  unique (body_id, from_day),
  check (num_nulls(quorum_of, quorum_above, quorum_below, quorum_more) in (0, 4)),
  check (num_nulls(majority_of, majority_above, majority_below, majority_more) in (0, 4)),
  check (quorum_above between 1 and quorum_below and quorum_below <= 100),
  check (majority_above between 1 and majority_below and majority_below <= 100)
);
call governance.keep('governance.charter');

-- A matter a body has to deal with: the county's own, or how often it does with one of a policy.
create table governance.matter (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  pack text,                -- null: the county's own
  ref text,
  title text check (length(btrim(title)) between 2 and 200),
  times int check (times between 1 and 12),  -- at least so often a year; null: not said
  from_year int not null check (from_year between 2000 and 2100),
  reason text not null check (length(btrim(reason)) between 2 and 500),
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  check ((pack is null) = (ref is null)),
  check ((pack is null) = (title is not null)),
  unique nulls not distinct (county, pack, ref, title, from_year)
);
call governance.keep('governance.matter');
