insert into bench.cell
select s.month, s.unit, c.measure, c.n, c.n, 0
  from (select s.institution_id as unit, d.month,
               count(*) filter (where standard in
                 ('recommended', 'community_hospital', 'level2')) as recommended,
               count(*) filter (where standard in
                 ('basic', 'recommended', 'community_hospital', 'level2')) as basic,
               count(*) filter (where standard = 'hospital_recommended') as hospital
          from quality.standard s
          join bench.calendar d
            on s.valid_from <= d.last_day and coalesce(s.valid_to, 'infinity') >= d.last_day
         where not s.void
         group by 1, 2) s
 cross join lateral (values
   ('at_recommended', recommended), ('at_basic', basic), ('leads_at_standard', hospital))
       c (measure, n)
 where c.n > 0
