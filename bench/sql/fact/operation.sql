insert into bench.cell
select o.month, o.unit, c.measure, c.n, c.n, c.unknown
  from (select o.institution_id as unit, date_trunc('month', a.discharged_on::timestamp)::date as month,
               count(*) as n,
               count(*) filter (where level.level >= 3) as major,
               count(*) filter (where level.level is null) as unknown
          from records.operation o
          join records.admission a on a.source_id = o.source_id and a.source_no = o.admission_no
          left join lateral (
            select coalesce(o.level, (
              select l.level from records.operation_level l
               where l.code = o.code and o.performed_on between l.valid_from
                     and coalesce(l.valid_to, 'infinity')
               order by l.valid_from desc limit 1)) as level) level on true
         where not o.void and not a.void and a.discharged_on is not null
         group by 1, 2) o
 cross join lateral (values ('operations', n, 0), ('major_operations', major, unknown))
       c (measure, n, unknown)
 where o.month in (select month from bench.calendar) and (c.n > 0 or c.unknown > 0)
