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

-- Which unit (institution, community or division) owes which fact every month.
create table facts.source_owed (
  unit bigint not null,
  fact text not null,
  valid_from date not null,
  valid_to date,
  import_id bigint not null,
  primary key (unit, fact, valid_from),
  check (valid_to >= valid_from)
);

-- A month of a fact that a unit has delivered, be it that there was nothing to report.
create table facts.receipt (
  unit bigint not null,
  fact text not null,
  month date not null check (extract(day from month) = 1),
  import_id bigint not null,
  note text,
  primary key (unit, fact, month)
);

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
  axis text not null,
  unit bigint,  -- null: every unit of the axis
  month date not null
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
  import_id bigint not null,
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
  value text,
  code text not null,
  message_zh text not null,
  message_en text not null,
  primary key (job_id, no)
);

create view facts_api.source_system with (security_invoker) as
select id, code, name, name_en from facts.source_system;

create view facts_api.source_owed with (security_invoker) as
select unit, fact, valid_from, valid_to from facts.source_owed;

create view facts_api.receipt with (security_invoker) as
select unit, fact, month, note from facts.receipt;

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
