-- Family-doctor contracts.
create schema familydoctor;
create schema familydoctor_api;

create table familydoctor.contract (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  institution_id int not null references registry.institution,
  team text,
  signed_on date not null,
  valid_from date not null,
  valid_to date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (valid_to >= valid_from)
);
create index on familydoctor.contract (institution_id, valid_from);
create index on familydoctor.contract (person_id, valid_from);

create view familydoctor_api.contract with (security_invoker = true) as
select institution_id as signer, person_id as person, team, signed_on, valid_from, valid_to,
  source_id, source_no, recorded_by, recorded_at
from familydoctor.contract
where not void;
