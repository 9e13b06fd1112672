-- Where diseases belong, as dated files say it. A file that was read is kept as it was: a case names the
-- line that spoke. A county's own file says for which county it is.
create table referral.catalogue_file (
  version text primary key check (version <> ''),
  valid_from date not null,
  county bigint,
  source text not null,
  digest text not null,
  read_at timestamptz not null
);

create table referral.catalogue_line (
  version text not null references referral.catalogue_file,
  code text not null check (code ~ '^[a-z0-9-]{2,60}$'),
  ended boolean not null default false,  -- from this file's day on the line of this code is no more
  advice text check (advice in ('first_contact', 'must_go_up', 'should_come_down')),
  icd10 text[] not null,
  lowest text check (lowest in ('village', 'township', 'county', 'beyond')),
  highest text check (highest in ('village', 'township', 'county', 'beyond')),
  asks_reason boolean not null,
  disease_zh text,
  disease_en text,
  when_zh text,
  when_en text,
  basis text not null,
  primary key (version, code),
  check (ended or num_nulls(advice, lowest, highest, disease_zh, disease_en, when_zh, when_en) = 0),
  check (ended or cardinality(icd10) > 0)
);

alter table referral.catalogue_file enable row level security;
alter table referral.catalogue_line enable row level security;
grant select on referral.catalogue_file, referral.catalogue_line to yipanqi_app;
create policy signed_in on referral.catalogue_file for select to yipanqi_app
 using ((select scope.signed_in()));
create policy signed_in on referral.catalogue_line for select to yipanqi_app
 using ((select scope.signed_in()));
