-- A county of :persons persons with plausible histories over 2019 and 2020, for measuring.
insert into registry.division (code, name, kind, import_id)
values (999901, '测试县', 'county', 1);
insert into registry.institution
  (code, name, short_name, organisation_code, kind, ownership, division, import_id)
select 'T' || i, '第' || i || '卫生院', '卫生院' || i, 'T' || i, 'town_hospital', 'public',
  999901000 + i * 100 / 100, 1
from generate_series(100, 114) i;

insert into residents.person (person_no, name, sex, birth_date, death_date, import_id)
select 'P' || i, '居民' || i, case when i % 2 = 0 then 'male' else 'female' end,
  date '1930-01-01' + (i * 7919) % 32000,
  case when i % 70 = 0 then date '2019-01-15' + i % 700 end, 1
from generate_series(1, :persons) i;

-- One in ten moves once, one in twenty lives elsewhere and is registered here.
insert into residents.residence
  (source_id, source_no, person_id, division, residency, valid_from, valid_to, import_id)
select 1, 'R' || id, id, (999901100 + id % 15)::bigint * 1000 + id % 9,
  case when id % 20 = 0 then 'registered_only' else 'permanent' end, birth_date,
  case when id % 10 = 0 then date '2019-06-01' + id % 365 end, 1
from residents.person;
insert into residents.residence
  (source_id, source_no, person_id, division, residency, valid_from, import_id)
select 1, 'M' || id, id, (999901100 + (id + 7) % 15)::bigint * 1000 + id % 9, 'permanent',
  date '2019-06-02' + id % 365, 1
from residents.person
where id % 10 = 0;

insert into residents.group_membership
  (source_id, source_no, person_id, group_code, valid_from, import_id)
select 1, 'G' || id, id, (array['disabled', 'special_family', 'poverty'])[1 + id % 3],
  date '2018-01-01', 1
from residents.person
where id % 12 = 0;

-- Four in ten are signed, year by year.
insert into familydoctor.contract (source_id, source_no, person_id, institution_id, signed_on,
  valid_from, valid_to, import_id)
select 1, 'C' || p.id || '-' || y, p.id, i.id, make_date(y, 1, 1), make_date(y, 1, 1),
  make_date(y, 12, 31), 1
from residents.person p
join registry.institution i on i.code = 'T' || 100 + p.id % 15
cross join generate_series(2018, 2020) y
where p.id % 10 < 4;

-- One in eight is managed for hypertension, one in twenty for diabetes.
insert into publichealth.enrolment
  (source_id, source_no, person_id, disease, institution_id, valid_from, valid_to, import_id)
select 1, 'E' || d.disease || p.id, p.id, d.disease, i.id,
  date '2017-03-01' + (p.id * 31) % 1000,
  case when p.id % 40 = 0 then date '2020-01-01' + p.id % 300 end, 1
from residents.person p
join registry.institution i on i.code = 'T' || 100 + p.id % 15
cross join (values ('hypertension', 8), ('diabetes_type2', 20), ('severe_mental', 200),
  ('tuberculosis', 400)) d (disease, one_in)
where p.id % d.one_in = 0;

-- Each is seen every three months; one reading in seven is missing.
insert into publichealth.follow_up
  (source_id, source_no, person_id, disease, institution_id, followed_on, mode, sbp, dbp, fpg,
   hba1c, import_id)
select 1, 'F' || e.source_no || '-' || n, e.person_id, e.disease, e.institution_id,
  date '2018-01-05' + n * 91 + e.person_id % 60, 'clinic',
  case when (e.person_id + n) % 7 > 0 then 120 + (e.person_id * n) % 50 end,
  case when (e.person_id + n) % 7 > 0 then 70 + (e.person_id * n) % 30 end,
  case when e.disease = 'diabetes_type2' then 5 + (e.person_id * n) % 60 / 10.0 end,
  case when e.disease = 'diabetes_type2' and n % 4 = 0 then 6 + (e.person_id * n) % 40 / 10.0 end, 1
from publichealth.enrolment e
cross join generate_series(0, 10) n;

insert into publichealth.pregnancy (source_id, source_no, person_id, institution_id, booked_on,
  booked_week, first_check_on, delivered_on, ended_on, import_id)
select 1, 'W' || p.id, p.id, i.id, d, 8 + p.id % 9, d + 3, d + 210, d + 252, 1
from residents.person p
join registry.institution i on i.code = 'T' || 100 + p.id % 15
cross join lateral (select date '2018-09-01' + p.id % 700 as d) booked
where p.sex = 'female' and p.birth_date between '1980-01-01' and '2000-01-01' and p.id % 10 = 1;

insert into publichealth.assessment
  (source_id, source_no, person_id, institution_id, assessed_on, disabled, import_id)
select 1, 'A' || p.id || '-' || y, p.id, i.id, make_date(y, 3, 1) + p.id % 200, p.id % 15 = 0, 1
from residents.person p
join registry.institution i on i.code = 'T' || 100 + p.id % 15
cross join generate_series(2018, 2020) y
where p.birth_date < '1955-01-01' and p.id % 3 > 0;
