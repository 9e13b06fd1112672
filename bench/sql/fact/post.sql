insert into bench.cell
select p.month, p.unit, c.measure, c.value, c.n, 0
  from (select p.institution_id as unit, d.month,
               count(*) as n,
               sum(share * (least(coalesce(valid_to, last_day), last_day)
                            - greatest(valid_from, month) + 1)) as days,
               count(*) filter (where here and gp and main_post) as gps,
               count(*) filter (where here and main_post) as staff,
               count(*) filter (where here and main_post and licence_scope = 'tcm') as tcm,
               count(*) filter (where here and main_post and doctor) as doctors,
               count(*) filter (where here and main_post and category = 'nurse') as nurses,
               count(*) filter (where here and main_post and doctor
                                  and education in ('college', 'bachelor', 'master')) as college,
               count(*) filter (where here and main_post and doctor
                                  and education in ('bachelor', 'master')) as bachelor,
               count(*) filter (where here and main_post and doctor
                                  and title in ('mid', 'associate_senior', 'senior')) as mid,
               count(*) filter (where here and main_post and doctor
                                  and title in ('associate_senior', 'senior')) as senior
          from workforce.post p
          join bench.calendar d
            on p.valid_from <= d.last_day and coalesce(p.valid_to, 'infinity') >= d.month
         cross join lateral (
           select coalesce(p.valid_to, 'infinity') >= d.last_day as here,
                  category in ('doctor', 'assistant_doctor') as doctor) x
         where not p.void
         group by 1, 2) p
 cross join lateral (values
   ('staff_fte', days, n), ('gps', gps, gps), ('staff_in_post', staff, staff),
   ('tcm_staff', tcm, tcm), ('doctors', doctors, doctors), ('nurses', nurses, nurses),
   ('doctors_college', college, college), ('doctors_bachelor', bachelor, bachelor),
   ('doctors_mid', mid, mid), ('doctors_senior', senior, senior)) c (measure, value, n)
 where c.n > 0
