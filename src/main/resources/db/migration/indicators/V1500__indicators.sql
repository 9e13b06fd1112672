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
