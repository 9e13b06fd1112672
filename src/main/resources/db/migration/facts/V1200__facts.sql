create schema facts;
create schema facts_api;

-- The systems records come from. One that a file names for the first time is registered.
create table facts.source_system (
  id int generated always as identity primary key,
  code text not null unique,
  name text not null,
  name_en text,
  import_id bigint not null
);

-- When a row first came, by the clock of the house: an import's beginning, never a row's own date.
create function facts.note_arrival() returns trigger language plpgsql as $$
begin
  if new.known_since = '-infinity' then
    new.known_since := coalesce(
      (select j.started_at from facts.import_job j where j.id = new.import_id), now());
  end if;
  return new;
end $$;

-- Which unit (institution, community or division) owes which fact, how often, by when and from
-- which systems. The row that begins last before the end of a month is its rule.
create table facts.source_owed (
  unit bigint not null,
  fact text not null,
  valid_from date not null,
  valid_to date,
  -- codes of source systems, several with semicolons; own = typed on our screens; null: not settled
  systems text check (systems ~ '^[^;\s]+(;[^;\s]+)*$'),
  frequency text not null default 'month'
    check (frequency in ('month', 'quarter', 'half', 'year')),
  due_day int check (due_day between 1 and 31),  -- null: as the county's calendar says
  due_months int check (due_months between 0 and 12),
  recorded_by text,
  recorded_name text,
  known_since timestamptz not null default '-infinity',  -- until the trigger knows
  import_id bigint,  -- null: entered on screen
  primary key (unit, fact, valid_from),
  check (valid_to >= valid_from),
  check (import_id is not null or recorded_by is not null)
);

create trigger note_arrival before insert on facts.source_owed
  for each row execute function facts.note_arrival();

-- A month of a fact of which a system has delivered records, and when they first and last came.
create table facts.receipt (
  unit bigint not null,
  fact text not null,
  month date not null check (extract(day from month) = 1),
  source_id int not null,
  import_id bigint not null,
  received_at timestamptz not null,
  received_on date not null,
  changed_import bigint,
  changed_on date,
  -- not delivered for this month: an earlier entry of a register that still holds
  stands boolean not null,
  -- another system had delivered it already
  beside boolean not null,
  -- all its records have been voided
  emptied boolean not null default false,
  primary key (unit, fact, month, source_id),
  check ((changed_import is null) = (changed_on is null)),
  check (changed_on >= received_on)
);

create index on facts.receipt (received_at);
create index twice on facts.receipt (unit, fact, month) where beside;

-- On which days records of a month came: the first day is the delivery, later ones change it.
create table facts.delivery (
  unit bigint not null,
  fact text not null,
  month date not null,
  source_id int not null,
  day date not null,
  import_id bigint not null,
  imports int not null default 1,
  primary key (unit, fact, month, source_id, day)
);

-- What somebody says of a month without sending records: mostly that there was nothing to report.
create table facts.declared_receipt (
  unit bigint not null,
  fact text not null,
  month date not null check (extract(day from month) = 1),
  note text,
  received_on date,  -- by the books of the house that kept the calendar before
  recorded_by text,
  recorded_name text,
  known_since timestamptz not null default '-infinity',  -- until the trigger knows
  import_id bigint,  -- null: entered on screen
  primary key (unit, fact, month),
  check (import_id is not null or (recorded_by is not null and note is not null))
);

create trigger note_arrival before insert on facts.declared_receipt
  for each row execute function facts.note_arrival();

-- A county's usual day, and how many days ahead it reminds.
create table facts.calendar_setting (
  county bigint not null check (length(county::text) = 6),
  valid_from date not null,
  due_day int not null check (due_day between 1 and 31),
  due_months int not null check (due_months between 0 and 12),
  lead_days int not null check (lead_days between 0 and 31),
  recorded_by text not null,
  recorded_name text not null,
  recorded_at timestamptz not null,
  primary key (county, valid_from)
);

-- Who was reminded of what: once for each debt and kind, by whichever process comes first.
create table facts.reminder (
  id bigint generated always as identity primary key,
  unit bigint not null,
  fact text not null,
  month date not null,
  kind text not null check (kind in ('due_soon', 'due_today', 'overdue')),
  due_on date not null,
  made_at timestamptz not null,
  unique (unit, fact, month, kind)
);

-- What people did to the calendar on screen.
create table facts.calendar_change (
  id bigint generated always as identity primary key,
  unit bigint not null,
  fact text,
  month date,
  act text not null check (act in ('owed', 'ended', 'succeeded', 'declared', 'withdrawn', 'voided',
    'settings')),
  reason text,
  detail text,
  recorded_by text not null,
  recorded_name text not null,
  recorded_at timestamptz not null
);

create index on facts.calendar_change (unit, fact, month);

-- The months that events span.
create table facts.horizon (
  only_one boolean primary key default true check (only_one),
  first_month date not null check (extract(day from first_month) = 1),
  last_month date not null check (extract(day from last_month) = 1),
  check (first_month <= last_month)
);

-- What a change touched. Appended with the change, never updated; taken by whoever recomputes.
create table facts.mark (
  id bigint generated always as identity primary key,
  fact text not null,
  month date not null,
  units bigint[]  -- one for each axis as declared, null where a row has none; null: every unit
);

create table facts.person_mark (
  id bigint generated always as identity primary key,
  person_id int,  -- null: everybody
  from_month date  -- null: from the beginning
);

-- Older versions of corrected rows. Rows known by a key have no source; the key is in source_no.
create table facts.superseded (
  format text not null,
  source_id int,
  source_no text not null,
  version int not null,
  "row" jsonb not null,
  import_id bigint,  -- null: entered on screen
  replaced_at timestamptz not null,
  replaced_by_import bigint not null,
  unique nulls not distinct (format, source_id, source_no, version)
);

-- What an office, not a record, says: typed with who, when and where from.
create table facts.typed_figure (
  source_id int not null,
  source_no text not null,
  scope bigint not null,
  figure text not null,
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2])|Q[1-4]|H[12])?$'),
  value numeric(24, 6) not null,
  unit text not null check (unit in ('persons', 'visits', 'person_times', 'days', 'beds',
    'bed_days', 'yuan', 'percent', 'per_mille', 'per_10k', 'ratio', 'count', 'score', 'yes_no',
    'points', 'techniques', 'operations')),
  typed_by text not null,
  typed_on date not null,
  basis text not null,
  note text,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (unit <> 'yes_no' or value in (0, 1))
);

-- One figure has one value; a typing error is voided before another record takes its place.
create unique index one_value on facts.typed_figure (scope, figure, period) where not void;

create table facts.import_job (
  id bigint generated always as identity primary key,
  format text not null,
  file_name text not null,
  size bigint not null,
  digest text,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  cancel_wanted boolean not null default false,
  rows_read bigint not null default 0,
  bytes_read bigint not null default 0,
  inserted bigint not null default 0,
  corrected bigint not null default 0,
  unchanged bigint not null default 0,
  error_count bigint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by text not null,
  sheet text,  -- of a workbook, the one that was read
  message_zh text,
  message_en text,
  check ((state = 'running') = (finished_at is null))
);

create index on facts.import_job (format, digest) where state = 'done';
create index on facts.import_job (id) where state = 'running';

create table facts.import_error (
  job_id bigint not null references facts.import_job,
  no int not null,
  row_no bigint,
  column_code text,
  cell text,  -- in a spreadsheet: C17
  value text,
  code text not null,
  message_zh text not null,
  message_en text not null,
  primary key (job_id, no)
);

create view facts_api.source_system with (security_invoker) as
select id, code, name, name_en from facts.source_system;

create view facts_api.source_owed with (security_invoker) as
select unit, fact, valid_from, valid_to, systems, frequency, due_day, due_months
  from facts.source_owed;

-- The months that are in, whether by records or by a word of it.
create view facts_api.receipt with (security_invoker) as
select unit, fact, month from facts.receipt
union
select unit, fact, month from facts.declared_receipt;

-- The days on which a month came in, by records or by a word of it.
create view facts_api.receipt_day with (security_invoker) as
select unit, fact, month, received_on, import_id from facts.receipt
union all
select unit, fact, month, (known_since at time zone 'Asia/Shanghai')::date, import_id
  from facts.declared_receipt;

-- The rules with their ends and the county's usual day: a rule ends where the next begins, and an
-- institution owes nothing before it opens or after it closes. Yunan's plan of 2020, four (4), has
-- the 5th of the next month; that stands until a county sets another day.
create view facts_api.source_rule with (security_invoker) as
with setting as (
  select county, valid_from,
         lead(valid_from) over (partition by county order by valid_from) - 1 as valid_to,
         due_day, due_months
    from facts.calendar_setting
  union all
  select county, '-infinity', min(valid_from) - 1, null, null
    from facts.calendar_setting
   group by county
)
select r.unit, r.fact, greatest(r.valid_from, i.opened_on, s.valid_from) as valid_from,
       least(r.valid_to, r.next_from - 1, i.closed_on, s.valid_to) as valid_to,
       r.frequency,
       coalesce(r.due_day, s.due_day, 5) as due_day,
       coalesce(r.due_months, s.due_months, 1) as due_months,
       r.systems,
       (r.first_known at time zone 'Asia/Shanghai')::date as known_on
  from (select o.*,
               lead(valid_from) over (partition by unit, fact order by valid_from) as next_from,
               min(known_since) over (partition by unit, fact) as first_known
          from facts.source_owed o) r
  left join registry_api.institution i on i.id = r.unit
  left join setting s
    on s.county = left(coalesce(i.division, r.unit)::text, 6)::bigint
   and (r.due_day is null or r.due_months is null)
   and s.valid_from <= coalesce(r.valid_to, 'infinity')
   and coalesce(s.valid_to, 'infinity') >= r.valid_from;

-- Months of a unit's fact of which several systems hold records, unless the county has said that
-- all of them count.
create view facts_api.source_twice with (security_invoker) as
select t.unit, t.fact, t.month, string_agg(s.code, ';' order by s.code) as systems
  from (select distinct unit, fact, month from facts.receipt where beside) t
  join facts.receipt r on r.unit = t.unit and r.fact = t.fact and r.month = t.month
   and not r.emptied
  join facts.source_system s on s.id = r.source_id
 group by t.unit, t.fact, t.month
having count(*) > 1
   and array_agg(s.code) <@ coalesce((
     select string_to_array(o.systems, ';') from facts.source_owed o
      where o.unit = t.unit and o.fact = t.fact
        and o.valid_from < t.month + interval '1 month'
      order by o.valid_from desc limit 1), array[]::text[]) is not true;

create view facts_api.horizon with (security_invoker) as
select first_month, last_month from facts.horizon;

create view facts_api.typed_figure with (security_invoker) as
select scope, figure, period, value, unit,
       case when period like '%Q%' then 3 when period like '%H%' then 6
            when period like '%-%' then 1 else 12 end as period_length,
       (make_date(left(period, 4)::int,
          case when period like '%Q%' then right(period, 1)::int * 3
               when period like '%H%' then right(period, 1)::int * 6
               when period like '%-%' then right(period, 2)::int
               else 12 end, 1) + interval '1 month - 1 day')::date as period_end,
       typed_by, typed_on, basis, note, source_id, source_no, recorded_by, recorded_at
  from facts.typed_figure
 where not void;

create view facts_api.superseded with (security_invoker) as
select format, source_id, source_no, version, "row", import_id, replaced_at, replaced_by_import
  from facts.superseded;

create view facts_api.import_done with (security_invoker) as
select id, format, file_name, started_by, finished_at
  from facts.import_job
 where state = 'done' and inserted + corrected > 0;
