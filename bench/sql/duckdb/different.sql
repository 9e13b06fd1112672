-- How many cells DuckDB and the statements by hand do not agree on, of the measures that it has.
select count(*)
  from bench.duck d
  full join (
    select * from bench.cell where measure in (select measure from bench.duck)) h
    on h.month = d.month and h.unit = d.unit and h.measure = d.measure
 where (d.value, d.n) is distinct from (h.value, h.n)
   and coalesce(d.month, h.month) in (select month from bench.calendar)
