-- Income and expense lines of the institutions' books.
create schema ledger;
create schema ledger_api;

create table ledger.income (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  booked_on date not null,
  class text not null
    check (class in ('fiscal_basic', 'fiscal_earmarked', 'drug', 'consumable', 'exam', 'test',
      'registration', 'bed', 'treatment', 'nursing', 'surgery', 'tcm', 'other')),
  payer text not null
    check (payer in ('insurance_employee', 'insurance_resident', 'insurance_other', 'self',
      'fiscal', 'public_health_fund', 'other')),
  clearing boolean not null,
  amount numeric(18, 2) not null check (amount >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on ledger.income (institution_id, booked_on);

create table ledger.expense (
  source_id int not null,
  source_no text not null,
  institution_id int not null references registry.institution,
  booked_on date not null,
  class text not null
    check (class in ('staff', 'drug', 'consumable', 'depreciation', 'other_business',
      'non_business')),
  amount numeric(18, 2) not null check (amount >= 0),
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on ledger.expense (institution_id, booked_on);

create view ledger_api.income with (security_invoker = true) as
select institution_id as performer, booked_on, class, payer, clearing, amount,
  source_id, source_no, recorded_by, recorded_at
from ledger.income
where not void;

create view ledger_api.expense with (security_invoker = true) as
select institution_id as performer, booked_on, class, amount,
  source_id, source_no, recorded_by, recorded_at
from ledger.expense
where not void;
