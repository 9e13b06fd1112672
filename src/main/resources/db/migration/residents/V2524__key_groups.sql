-- Recognitions that are entered by hand, on a basis, beside those that offices send as files.
alter table residents.group_membership
  add column institution_id int references registry.institution,
  add column basis text check (length(btrim(basis)) between 4 and 200),
  alter column import_id drop not null,
  add check (import_id is not null
    or (institution_id is not null and basis is not null and recorded_by is not null));
create index on residents.group_membership (institution_id) where institution_id is not null;

create policy by_registrar on residents.group_membership for select to yipanqi_app
 using (institution_id in (select i from scope.institutions() i));

-- The day on which somebody is so many years old; who was born on 29 February, on 1 March.
create function residents.birthday(born date, years int) returns date
language sql immutable as $$
  select d::date + (extract(day from d) <> extract(day from born))::int
    from (select born + make_interval(years => years) as d) x
$$;
grant execute on function residents.birthday(date, int) to yipanqi_app;

-- Who belongs to which of the ten key groups, from when to when, and why: one line for each source that
-- says so. Nothing is guessed: who is in no source is in no line. By entry: residents_api.entries(person)
-- gives all entries of a person. What the reader's policies hide is not here either; ranking is for the
-- house to ask.
create view residents_api.key_group_member with (security_invoker = true) as
select id as person, 'children' as key_group, birth_date as valid_from,
  least(residents.birthday(birth_date, 7) - 1, death_date) as valid_to,
  'age' as reason, null::text as basis, null::int as source_id, null::text as source_no,
  null::text as recorded_by
from residents.person
union all
select id, 'elderly', residents.birthday(birth_date, 65), death_date, 'age', null, null, null, null
from residents.person
where death_date is null or death_date >= residents.birthday(birth_date, 65)
union all
select person, 'maternity', booked_on, coalesce(ended_on, (booked_on + interval '1 year')::date),
  'pregnancy', null, source_id, source_no, recorded_by
from publichealth_api.pregnancy
union all
select person, case when disease in ('diabetes_type2', 'diabetes_other') then 'diabetes' else disease end,
  valid_from, valid_to, disease, null, source_id, source_no, recorded_by
from publichealth_api.enrolment
union all
select person_id, group_code, valid_from, valid_to,
  case when import_id is null then 'by_hand' else 'recognised' end, basis, source_id, source_no,
  recorded_by
from residents.group_membership
where not void;
grant select on residents_api.key_group_member to yipanqi_app;
