-- Referrals between institutions.
create schema referral;
create schema referral_api;

create table referral.referral (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  from_institution_id int not null references registry.institution,
  to_institution_id int not null references registry.institution,
  direction text not null check (direction in ('up', 'down', 'lateral', 'out')),
  purpose text not null check (purpose in ('treatment', 'rehabilitation', 'examination')),
  referred_on date not null,
  arrived_on date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (to_institution_id <> from_institution_id),
  check (arrived_on >= referred_on)
);
create index on referral.referral (from_institution_id, referred_on);
create index on referral.referral (to_institution_id, referred_on);

create view referral_api.referral with (security_invoker = true) as
select from_institution_id as sender, to_institution_id as receiver, referred_on,
  direction, purpose, arrived_on is not null as arrived, arrived_on, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from referral.referral
where not void;
