-- Referrals between institutions.
create schema referral;
create schema referral_api;

-- A receiver outside the county leaves to_institution_id null and keeps its own code.
create table referral.referral (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  from_institution_id int not null references registry.institution,
  to_institution_id int references registry.institution,
  to_institution_code text not null,
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
  check (to_institution_id is not null or direction = 'out'),
  check (arrived_on >= referred_on)
);
create index on referral.referral (from_institution_id, referred_on);
create index on referral.referral (to_institution_id, referred_on);

create view referral_api.referral with (security_invoker = true) as
select from_institution_id as sender, to_institution_id as receiver, referred_on,
  direction, purpose, arrived_on is not null as arrived, arrived_on,
  to_institution_code as receiver_code, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from referral.referral
where not void;
