-- What staff were paid.
create schema compensation;
create schema compensation_api;

create table compensation.pay (
  source_id int not null,
  source_no text not null,
  staff_no text not null,
  institution_id int not null references registry.institution,
  home_institution_id int not null references registry.institution,
  paid_for date not null check (extract(day from paid_for) = 1),
  kind text not null check (kind in ('base', 'reward', 'allowance', 'insurance', 'other')),
  head_salary boolean not null,
  amount numeric(18, 2) not null check (amount >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on compensation.pay (institution_id, paid_for);
create index on compensation.pay (home_institution_id, paid_for);

create view compensation_api.pay with (security_invoker = true) as
select institution_id as workplace, home_institution_id as home, paid_for,
  kind, head_salary, amount, staff_no,
  source_id, source_no, recorded_by, recorded_at
from compensation.pay
where not void;
