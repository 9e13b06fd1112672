-- What the hand-written statements fill: the cells' table under another name.
create schema if not exists bench;
drop table if exists bench.measure; -- of a run that broke off
drop table if exists bench.cell;
create table bench.cell (
  month date not null,
  unit bigint not null,
  measure text not null,
  value numeric not null,
  n bigint not null,
  unknown bigint not null,
  primary key (month, unit, measure)
) with (fillfactor = 80);
drop table if exists bench.calendar;
create table bench.calendar as
select m::date as month, (m + interval '1 month - 1 day')::date as last_day
  from facts.horizon, generate_series(first_month, last_month, interval '1 month') m;
analyze bench.calendar;
