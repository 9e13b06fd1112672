-- How many cells the product and the statements written by hand do not agree on.
with numbered as (
  select id, row_number() over (order by id) as no
    from indicators.measure
   where additivity <> 'DISTINCT'),
ours as (
  select c.month, c.unit, m.name as measure, c.value, c.n, c.unknown
    from indicators.cell c
    join numbered d on d.id = c.measure
    left join bench.measure m on m.no = d.no)
select count(*)
  from ours o
  full join bench.cell h on h.month = o.month and h.unit = o.unit and h.measure = o.measure
 where (o.value, o.n, o.unknown) is distinct from (h.value, h.n, h.unknown)
