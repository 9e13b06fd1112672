-- Public-health management: who is managed for which disease, follow-ups, bookings of
-- pregnancies, and assessments of the elderly.
create schema publichealth;
create schema publichealth_api;

create table publichealth.enrolment (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  disease text not null
    check (disease in
      ('hypertension', 'diabetes_type2', 'diabetes_other', 'tuberculosis', 'severe_mental')),
  institution_id int not null references registry.institution,
  valid_from date not null,
  valid_to date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (valid_to >= valid_from)
);
create index on publichealth.enrolment (institution_id, valid_from);
create index on publichealth.enrolment (person_id, valid_from);

create table publichealth.follow_up (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  disease text not null
    check (disease in
      ('hypertension', 'diabetes_type2', 'diabetes_other', 'tuberculosis', 'severe_mental')),
  institution_id int not null references registry.institution,
  followed_on date not null,
  mode text check (mode in ('clinic', 'home', 'phone')),
  sbp int check (sbp between 40 and 300),
  dbp int check (dbp between 20 and 200),
  fpg numeric(6, 2) check (fpg between 0 and 60),
  hba1c numeric(5, 2) check (hba1c between 2 and 25),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (sbp > dbp)
);
create index on publichealth.follow_up (institution_id, followed_on);
create index on publichealth.follow_up (person_id, followed_on);
create index on publichealth.follow_up using brin (followed_on);

create table publichealth.pregnancy (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  institution_id int not null references registry.institution,
  booked_on date not null,
  booked_week int not null check (booked_week between 1 and 45),
  first_check_on date,
  delivered_on date,
  ended_on date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (delivered_on >= booked_on),
  check (ended_on >= booked_on),
  check (ended_on >= delivered_on)
);
create index on publichealth.pregnancy (institution_id, booked_on);
create index on publichealth.pregnancy (person_id, booked_on);

create table publichealth.assessment (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  institution_id int not null references registry.institution,
  assessed_on date not null,
  disabled boolean not null,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on publichealth.assessment (institution_id, assessed_on);
create index on publichealth.assessment (person_id, assessed_on);

create view publichealth_api.enrolment with (security_invoker = true) as
select institution_id as manager, disease, person_id as person, valid_from, valid_to,
  source_id, source_no, recorded_by, recorded_at
from publichealth.enrolment
where not void;

create view publichealth_api.follow_up with (security_invoker = true) as
select institution_id as performer, followed_on, disease, mode, sbp, dbp, fpg, hba1c,
  person_id as person,
  source_id, source_no, recorded_by, recorded_at
from publichealth.follow_up
where not void;

create view publichealth_api.pregnancy with (security_invoker = true) as
select institution_id as performer, booked_on, booked_week, first_check_on, delivered_on, ended_on,
  person_id as person,
  source_id, source_no, recorded_by, recorded_at
from publichealth.pregnancy
where not void;

create view publichealth_api.assessment with (security_invoker = true) as
select institution_id as performer, assessed_on, disabled, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from publichealth.assessment
where not void;
