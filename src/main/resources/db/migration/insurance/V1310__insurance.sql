-- Claims settled by the funds of the county's pool.
create schema insurance;
create schema insurance_api;

-- A provider outside the registry leaves provider_id null and keeps its own code.
create table insurance.claim (
  source_id int not null,
  source_no text not null,
  pool bigint not null check (pool between 100000 and 999999),
  pool_type text not null check (pool_type in ('employee', 'resident')),
  person_id int references residents.person,
  provider_id int references registry.institution,
  provider_code text not null,
  provider_division bigint not null check (provider_division between 100000 and 999999999999),
  care_type text not null check (care_type in ('outpatient', 'inpatient', 'pharmacy')),
  residence bigint check (residence between 10 and 999999999999),
  admitted_on date,
  discharged_on date,
  settled_on date not null,
  total_amount numeric(18, 2) not null check (total_amount >= 0),
  fund_amount numeric(18, 2) not null check (fund_amount >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (care_type <> 'inpatient' or admitted_on is not null),
  check (discharged_on >= admitted_on),
  check (settled_on >= admitted_on),
  check (fund_amount <= total_amount)
);
create index on insurance.claim (provider_id, settled_on);
create index on insurance.claim (pool, settled_on);
create index on insurance.claim (settled_on);
create index on insurance.claim (admitted_on) where care_type = 'inpatient';

create view insurance_api.claim with (security_invoker = true) as
select provider_id as provider, pool,
  case when residence >= 100000000000 then residence / 1000 else residence end as residence,
  settled_on, pool_type, care_type, left(provider_division::text, 6) = pool::text as in_county,
  total_amount, fund_amount, person_id as person, provider_code,
  source_id, source_no, recorded_by, recorded_at
from insurance.claim
where not void;

create view insurance_api.claim_stay with (security_invoker = true) as
select provider_id as provider, pool,
  case when residence >= 100000000000 then residence / 1000 else residence end as residence,
  admitted_on, pool_type, care_type, left(provider_division::text, 6) = pool::text as in_county,
  total_amount, fund_amount, person_id as person, provider_code,
  source_id, source_no, recorded_by, recorded_at
from insurance.claim
where not void and care_type = 'inpatient';
