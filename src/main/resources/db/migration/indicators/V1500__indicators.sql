-- Cells: what measures give per unit and month. Never edited, never trusted over the facts.
create schema indicators;

-- One computation, whatever packs use it: named by the digest of its checked definition.
create table indicators.measure (
  id int generated always as identity primary key,
  digest text not null unique,
  fact text not null,
  axis text not null,
  additivity text not null check (additivity in ('ADDITIVE', 'STOCK', 'MEAN', 'DISTINCT')),
  filled boolean not null default false,
  created_at timestamptz not null default now()
);

-- One reading of a fact: the units of some axes and the amounts that measures take from it. A
-- reading that is not filled is computed whole before it is used.
create table indicators.reading (
  id int generated always as identity primary key,
  digest text not null unique,
  fact text not null,
  additivity text not null,
  filled boolean not null default false
);

-- What a fact gives in a month for one combination of units: the amounts of a reading, in its
-- order. Cells are their sums along one axis; a changed record costs only its own combination.
create table indicators.tally (
  reading int not null references indicators.reading,
  month date not null,
  units bigint[] not null,
  amounts numeric[] not null,
  primary key (reading, month, units)
);

-- Sparse: a unit and month without matching rows has no cell. For a mean, value is the sum over
-- days; n counts the rows that matched, unknown the rows that leave the answer open.
create table indicators.cell (
  month date not null,
  unit bigint not null,
  measure int not null references indicators.measure,
  value numeric not null,
  n bigint not null check (n >= 0),
  unknown bigint not null check (unknown >= 0),
  primary key (month, unit, measure)
) with (fillfactor = 80);

-- Counts of distinct persons per level and period, dropped as a whole when their fact changes.
create table indicators.distinct_count (
  measure int not null references indicators.measure,
  units text not null,
  value numeric not null,
  n bigint not null,
  unknown bigint not null,
  primary key (measure, units)
);

-- Grows with every refresh that touched the month; readers drop what they keep in memory.
create table indicators.month_version (
  month date primary key,
  version bigint not null
);
create sequence indicators.version;

-- Grows with every refresh that took marks of the fact; counts of distinct persons hold for one.
create table indicators.fact_version (
  fact text primary key,
  version bigint not null
);

-- A computation of every cell, in parts that are done one by one; at most one is under way.
create table indicators.rebuild (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  started_by text not null,
  finished_at timestamptz
);
create unique index one_rebuild on indicators.rebuild ((true)) where finished_at is null;

-- A fact over some months; an absent end means without end.
create table indicators.rebuild_part (
  rebuild bigint not null references indicators.rebuild,
  no int not null,
  fact text not null,
  first_month date,
  end_month date,
  weight bigint not null check (weight > 0),
  cells bigint,
  done_at timestamptz,
  primary key (rebuild, no),
  check ((cells is null) = (done_at is null))
);
-- A month of a county as a named user closed it. A reopened closing stays in the book; closing the
-- month again adds a version.
create table indicators.closing (
  id bigint generated always as identity primary key,
  county bigint not null,
  month date not null check (extract(day from month) = 1),
  version int not null check (version > 0),
  closed_by text not null,
  closed_by_name text not null,
  closed_at timestamptz not null,
  missing jsonb not null check (jsonb_typeof(missing) = 'array'),  -- the sources that were not in
  statement text check (btrim(statement) <> ''),
  confirmed_by text,
  confirmed_by_name text,
  confirmed_at timestamptz,
  reopened_by text,
  reopened_by_name text,
  reopened_at timestamptz,
  reason text check (btrim(reason) <> ''),
  unique (county, month, version),
  check (jsonb_array_length(missing) = 0 or statement is not null),
  check (num_nulls(confirmed_by, confirmed_by_name, confirmed_at) in (0, 3)),
  check (num_nulls(reopened_by, reopened_by_name, reopened_at, reason) in (0, 4))
);
create unique index one_closing on indicators.closing (county, month) where reopened_at is null;

-- What a figure's definition was: everything that decided its number, and how it was told.
create table indicators.frozen_definition (
  digest text primary key,
  computation text not null,  -- equal for definitions that must give equal numbers
  content jsonb not null
);

-- A pack's figures of a county and period, copied when the last of its months was closed. Copies
-- are never changed; one whose month is reopened goes out of force.
create table indicators.frozen_period (
  id bigint generated always as identity primary key,
  county bigint not null,
  pack text not null,
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2])|Q[1-4]|H[12])?$'),
  version int not null check (version > 0),
  taken_at timestamptz not null,
  out_of_force_at timestamptz,
  unique (county, pack, period, version)
);
create unique index one_in_force on indicators.frozen_period (county, pack, period)
 where out_of_force_at is null;

create table indicators.frozen_period_closing (
  frozen_period bigint not null references indicators.frozen_period,
  closing bigint not null references indicators.closing,
  primary key (frozen_period, closing)
);
create index on indicators.frozen_period_closing (closing);

-- The rows as they were: an institution may be renamed or move to another community afterwards.
create table indicators.frozen_row (
  frozen_period bigint not null references indicators.frozen_period,
  code text not null,
  place int not null,  -- in the order of the board
  kind text not null check (kind in ('county', 'community', 'institution')),
  parent text,
  name_zh text not null,
  name_en text not null,
  evidence jsonb not null check (jsonb_typeof(evidence) = 'object'),  -- of tasks that are no figures
  primary key (frozen_period, code)
);

-- Lists of sources that were not in; many figures share one.
create table indicators.frozen_gap (
  frozen_period bigint not null references indicators.frozen_period,
  no int not null,
  sources jsonb not null check (jsonb_typeof(sources) = 'array'),
  primary key (frozen_period, no)
);

create table indicators.frozen_figure (
  frozen_period bigint not null,
  row_code text not null,
  series text not null,
  definition text not null references indicators.frozen_definition,
  state text not null,
  value numeric,
  numerator numeric,
  numerator_state text,
  denominator numeric,
  denominator_state text,
  judgement text not null,
  targets jsonb not null check (jsonb_typeof(targets) = 'array'),
  compared_period text,
  compared_state text,
  compared_value numeric,
  compared_note jsonb,
  reason_zh text,
  reason_en text,
  sources_in int,
  sources_of int,
  gap int,
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  primary key (frozen_period, series, row_code),
  foreign key (frozen_period, row_code) references indicators.frozen_row,
  foreign key (frozen_period, gap) references indicators.frozen_gap,
  check (numerator is null or numerator_state is not null),
  check (denominator is null or denominator_state is not null),
  check (compared_value is null or compared_state is not null),
  check (num_nulls(compared_period, compared_state) in (0, 2)),
  check (compared_note is null or compared_period is not null),
  check (num_nulls(sources_in, sources_of) in (0, 2) and sources_in <= sources_of),
  check (num_nulls(reason_zh, reason_en) in (0, 2))
);

-- What was printed: the bytes themselves.
create table indicators.frozen_document (
  frozen_period bigint not null references indicators.frozen_period,
  kind text not null,
  scope text not null,
  language text not null check (language in ('zh', 'en', 'both')),
  media_type text not null,
  bytes bytea not null,
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  primary key (frozen_period, kind, scope, language)
);

-- A copy is a copy: nothing in it is changed or taken away.
create function indicators.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% holds copies of closed periods; they are never changed', tg_table_name;
end $$;
create trigger never_changed before update or delete on indicators.frozen_definition
   for each row execute function indicators.refuse_change();
create trigger never_changed before update or delete on indicators.frozen_row
   for each row execute function indicators.refuse_change();
create trigger never_changed before update or delete on indicators.frozen_gap
   for each row execute function indicators.refuse_change();
create trigger never_changed before update or delete on indicators.frozen_figure
   for each row execute function indicators.refuse_change();
create trigger never_changed before update or delete on indicators.frozen_document
   for each row execute function indicators.refuse_change();
