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
