-- Visits, stays, operations and bed-days.
create schema records;
create schema records_api;

-- The largest table: no foreign keys, so that a bulk import need not look each row up.
create table records.visit (
  source_id int not null,
  source_no text not null,
  institution_id int not null,
  visited_on date not null,
  person_id int,
  kind text not null check (kind in ('outpatient', 'emergency', 'home')),
  residence bigint check (residence between 10 and 999999999999),
  icd10 text,
  tcm boolean not null,
  first_contact boolean not null,
  total_amount numeric(18, 2) not null check (total_amount >= 0),
  fund_amount numeric(18, 2) not null check (fund_amount >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (fund_amount <= total_amount)
);
create index on records.visit (institution_id, visited_on);
create index on records.visit (visited_on);

create table records.admission (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  person_id int not null references residents.person,
  admitted_on date not null,
  discharged_on date,
  residence bigint check (residence between 10 and 999999999999),
  icd10 text,
  rehab_care boolean not null,
  bed_days int check (bed_days >= 0),
  total_amount numeric(18, 2) check (total_amount >= 0),
  fund_amount numeric(18, 2) check (fund_amount >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (discharged_on >= admitted_on),
  check ((bed_days is null) = (discharged_on is null)),
  check (fund_amount <= total_amount)
);
create index on records.admission (institution_id, admitted_on);
create index on records.admission (institution_id, discharged_on);
create index on records.admission (admitted_on);

create table records.operation (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  admission_no text not null,
  code text not null,
  performed_on date not null,
  level int check (level between 1 and 4),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on records.operation (institution_id, performed_on);
create index on records.operation (source_id, admission_no);
create index on records.operation (code);

-- The county's list of operation levels. Of two entries that hold on a day the later one wins.
create table records.operation_level (
  code text not null,
  name text,
  level int not null check (level between 1 and 4),
  valid_from date not null,
  valid_to date,
  import_id bigint not null,
  primary key (code, valid_from),
  check (valid_to >= valid_from)
);

create table records.bed_day (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  day date not null,
  open_bed_days numeric(18, 2) not null check (open_bed_days >= 0),
  occupied_bed_days numeric(18, 2) not null check (occupied_bed_days >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on records.bed_day (institution_id, day);

create view records_api.visit with (security_invoker = true) as
select institution_id as performer,
  case when residence >= 100000000000 then residence / 1000 else residence end as residence,
  visited_on, kind, icd10, tcm, first_contact, total_amount, fund_amount, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from records.visit
where not void;

create view records_api.admission with (security_invoker = true) as
select institution_id as performer,
  case when residence >= 100000000000 then residence / 1000 else residence end as residence,
  admitted_on, discharged_on, rehab_care, icd10, discharged_on is null as in_hospital,
  total_amount, fund_amount, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from records.admission
where not void;

create view records_api.discharge with (security_invoker = true) as
select institution_id as performer,
  case when residence >= 100000000000 then residence / 1000 else residence end as residence,
  admitted_on, discharged_on, bed_days, rehab_care, icd10,
  total_amount, fund_amount, person_id as person,
  source_id, source_no, recorded_by, recorded_at
from records.admission
where not void and discharged_on is not null;

-- An operation counts when its patient leaves; a level left blank is that of the dated table.
create view records_api.operation with (security_invoker = true) as
select o.institution_id as performer, a.discharged_on, o.performed_on, o.code,
  coalesce(o.level, (
    select l.level
    from records.operation_level l
    where l.code = o.code and l.valid_from <= o.performed_on
      and (l.valid_to is null or l.valid_to >= o.performed_on)
    order by l.valid_from desc
    limit 1)) as level,
  a.person_id as person, o.admission_no,
  o.source_id, o.source_no, o.recorded_by, o.recorded_at
from records.operation o
join records.admission a on a.source_id = o.source_id and a.source_no = o.admission_no
where not o.void and not a.void and a.discharged_on is not null;

create view records_api.bed_day with (security_invoker = true) as
select institution_id as performer, day, open_bed_days, occupied_bed_days,
  source_id, source_no, recorded_by, recorded_at
from records.bed_day
where not void;
