-- One row per person living in the county on a month's last day: their state on that day.
-- Derived from residences, contracts, enrolments, follow-ups, pregnancies and assessments; rebuilt
-- where those change, never edited.
create table facts.person_month (
  person_id int not null,
  month date not null,
  residence bigint not null,
  signer int,
  chronic_manager int,
  age int not null,
  sex text not null,
  residency text not null,
  signed boolean not null,
  hypertension boolean not null,
  diabetes boolean not null,
  diabetes_type2 boolean not null,
  tuberculosis boolean not null,
  severe_mental boolean not null,
  disabled boolean not null,
  special_family boolean not null,
  poverty boolean not null,
  pregnancy_week int,
  first_check boolean not null,
  days_since_delivery int,
  sbp int,
  dbp int,
  bp_days int,
  fpg numeric(6, 2),
  fpg_days int,
  hba1c numeric(5, 2),
  hba1c_days int,
  assessed_disabled boolean,
  assessed_days int,
  primary key (person_id, month)
);
create index on facts.person_month (month, residence, signer, chronic_manager);

-- What the rows were last derived for: other months or other counties concern everybody.
create table facts.person_month_extent (
  only_one boolean primary key default true check (only_one),
  first_month date not null,
  last_month date not null,
  counties bigint[] not null
);

-- Persons that wait to be derived from a month on, in portions of which each is one transaction.
create table facts.person_portion (
  low int primary key,
  high int not null check (high >= low),
  from_month date not null
);

-- A row while some persons' months have to be derived: marked, waiting, or of new months or counties.
create view facts.person_month_due with (security_invoker = true) as
select
 where exists (select from facts.person_mark)
    or exists (select from facts.person_portion)
    or exists (
      select
        from facts.horizon h
        left join facts.person_month_extent e on true
       where (h.first_month, h.last_month) is distinct from (e.first_month, e.last_month)
          or e.counties is distinct from (
            select coalesce(array_agg(code order by code), '{}') from registry_api.county));

create view facts_api.person_month with (security_invoker = true) as
select residence, signer, chronic_manager, month, person_id as person, age, sex, residency,
  signed, hypertension, diabetes, diabetes_type2, tuberculosis, severe_mental,
  disabled, special_family, poverty, pregnancy_week, first_check, days_since_delivery,
  sbp, dbp, bp_days, fpg, fpg_days, hba1c, hba1c_days, assessed_disabled, assessed_days
from facts.person_month;
