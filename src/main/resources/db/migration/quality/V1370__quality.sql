-- Standards reached by institutions, and techniques learnt with a hospital's help.
create schema quality;
create schema quality_api;

create table quality.standard (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  standard text not null
    check (standard in ('none', 'basic', 'recommended', 'community_hospital', 'level2',
      'hospital_basic', 'hospital_recommended')),
  valid_from date not null,
  valid_to date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (valid_to >= valid_from)
);
create index on quality.standard (institution_id, valid_from);

create table quality.technique (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  helper_id int not null references registry.institution,
  started_on date not null,
  name text not null,
  evidence_quantity text,
  evidence_safety text,
  evidence_progress text,
  evidence_benefit text,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (helper_id <> institution_id)
);
create index on quality.technique (institution_id, started_on);
create index on quality.technique (helper_id, started_on);

create view quality_api.standard with (security_invoker = true) as
select institution_id as institution, standard, valid_from, valid_to,
  source_id, source_no, recorded_by, recorded_at
from quality.standard
where not void;

-- The name is the first of the five kinds of evidence.
create view quality_api.technique with (security_invoker = true) as
select institution_id as institution, helper_id as helper, started_on, name,
  1 + num_nonnulls(evidence_quantity, evidence_safety, evidence_progress, evidence_benefit)
    as evidence_count,
  source_id, source_no, recorded_by, recorded_at
from quality.technique
where not void;
