-- One record of a person across institutions: results, prescriptions, documents; who may read it; and
-- examinations recognised instead of repeated.
create schema sharedrecord;
create schema sharedrecord_api;
grant usage on schema sharedrecord, sharedrecord_api to yipanqi_app;

-- Dated parameters; the latest that has begun holds. The values are ours: local rules differ.
create table sharedrecord.setting (
  name text not null check (name in ('referral_days', 'treatment_days')),
  valid_from date not null,
  value int not null check (value >= 0),
  basis text not null,
  primary key (name, valid_from)
);
insert into sharedrecord.setting values
  ('referral_days', '1900-01-01', 90, 'ours'),   -- since the day of a referral both sides may read
  ('treatment_days', '1900-01-01', 30, 'ours');  -- since a visit, or since leaving hospital

-- Examinations in groups: for how long a result may be recognised, and how far it has to be marked
-- for. Ours: local rules differ, and a county adds its own from a later day.
create table sharedrecord.item_group (
  code text not null,
  valid_from date not null,
  name text not null,
  name_en text not null,
  valid_days int not null check (valid_days >= 0),
  least_scope text not null check (least_scope in ('county', 'city', 'province', 'national')),
  basis text not null,
  primary key (code, valid_from)
);
create table sharedrecord.item (
  code text primary key check (code ~ '^[a-z0-9_]{2,40}$'),
  group_code text not null,
  name text not null,
  name_en text not null,
  price numeric(18, 2) check (price > 0),  -- of the county's list; null: not known
  basis text not null
);
insert into sharedrecord.item_group (code, valid_from, name, name_en, valid_days, least_scope, basis)
select code, '1900-01-01', name, name_en, days, 'county', 'ours' from (values
  ('lab_fast', '变化快的检验', 'Tests that change fast', 1),
  ('lab_blood', '血液检验', 'Blood tests', 7),
  ('lab_immune', '免疫检验', 'Immunology', 90),
  ('function', '功能检查', 'Function tests', 7),
  ('ultrasound', '超声', 'Ultrasound', 14),
  ('x_ray', '普通放射', 'X-ray', 14),
  ('ct', 'CT', 'CT', 30),
  ('mr', '磁共振', 'MR', 30)) g (code, name, name_en, days);
insert into sharedrecord.item (code, group_code, name, name_en, basis)
select code, group_code, name, name_en, 'ours' from (values
  ('glucose', 'lab_fast', '血糖', 'Blood glucose'),
  ('blood_count', 'lab_blood', '血常规', 'Blood count'),
  ('urine', 'lab_blood', '尿常规', 'Urine'),
  ('liver', 'lab_blood', '肝功能', 'Liver function'),
  ('kidney', 'lab_blood', '肾功能', 'Kidney function'),
  ('lipids', 'lab_blood', '血脂', 'Lipids'),
  ('coagulation', 'lab_blood', '凝血功能', 'Coagulation'),
  ('hba1c', 'lab_immune', '糖化血红蛋白', 'HbA1c'),
  ('hbv', 'lab_immune', '乙肝五项', 'Hepatitis B markers'),
  ('hiv', 'lab_immune', 'HIV 抗体', 'HIV antibody'),
  ('thyroid', 'lab_immune', '甲状腺功能', 'Thyroid function'),
  ('ecg', 'function', '心电图', 'ECG'),
  ('echo', 'ultrasound', '心脏彩超', 'Echocardiography'),
  ('abdomen_us', 'ultrasound', '腹部超声', 'Abdominal ultrasound'),
  ('thyroid_us', 'ultrasound', '甲状腺超声', 'Thyroid ultrasound'),
  ('chest_dr', 'x_ray', '胸部正侧位片', 'Chest X-ray'),
  ('chest_ct', 'ct', '胸部 CT', 'Chest CT'),
  ('head_ct', 'ct', '头颅 CT', 'Head CT'),
  ('head_mr', 'mr', '头颅磁共振', 'Head MR')) i (code, group_code, name, name_en);

-- What needs a consent of its own to be read elsewhere. Ours; by the beginning of a diagnosis, or by item.
create table sharedrecord.sensitive_kind (
  kind text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  name_en text not null,
  icd10 text[] not null,
  items text[] not null,
  basis text not null,
  primary key (kind, valid_from),
  check (valid_to >= valid_from)
);
insert into sharedrecord.sensitive_kind (kind, valid_from, name, name_en, icd10, items, basis) values
  ('mental', '1900-01-01', '精神和心理', 'Mental health', '{F2,F3,F4,F5,F6}', '{}', 'ours'),
  ('substance', '1900-01-01', '物质使用', 'Substance use', '{F1}', '{}', 'ours'),
  ('hiv', '1900-01-01', '艾滋病病毒', 'HIV', '{B20,B21,B22,B23,B24,Z21,R75}', '{hiv}', 'ours'),
  ('sexual', '1900-01-01', '性传播疾病', 'Sexually transmitted disease', '{A5,A60,A63,A64}', '{}', 'ours'),
  ('termination', '1900-01-01', '终止妊娠', 'Ending of a pregnancy', '{O04,O05,O06}', '{}', 'ours');

do $$
declare kept text;
begin
  foreach kept in array array['setting', 'item_group', 'item', 'sensitive_kind'] loop
    execute format('alter table sharedrecord.%I enable row level security', kept);
    execute format('grant select on sharedrecord.%I to yipanqi_app', kept);
    execute format('create policy signed_in on sharedrecord.%I for select to yipanqi_app
      using ((select scope.signed_in()))', kept);
  end loop;
end $$;

-- One value of a test, or one examination with its conclusion.
create table sharedrecord.result (
  source_id int not null,
  source_no text not null,
  person_id int not null references residents.person,
  institution_id int not null references registry.institution,
  item text not null,
  name text not null check (btrim(name) <> ''),
  value text,
  unit text,
  reference_range text,
  flag text check (flag in ('low', 'high', 'abnormal')),
  conclusion text,
  performed_at timestamp not null,
  scope text not null check (scope in ('none', 'county', 'city', 'province', 'national')),
  icd10 text,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (value is not null or conclusion is not null)
);
create index on sharedrecord.result (person_id, performed_at);
create index on sharedrecord.result (institution_id, performed_at);

-- One line of a prescription; lines of one number and source belong together.
create table sharedrecord.prescription (
  source_id int not null,
  source_no text not null,
  prescription_no text not null check (btrim(prescription_no) <> ''),
  person_id int not null references residents.person,
  institution_id int not null references registry.institution,
  prescribed_at timestamp not null,
  prescriber text,
  icd10 text,
  drug text not null check (btrim(drug) <> ''),
  drug_code text,
  specification text,
  dose text,
  frequency text,
  route text,
  days int check (days between 1 and 365),
  quantity numeric(12, 3) check (quantity > 0),
  unit text,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no)
);
create index on sharedrecord.prescription (person_id, prescribed_at);
create index on sharedrecord.prescription (institution_id, prescribed_at);

-- A file about a person. Its bytes lie closed beside it, under a key that is not in the database.
create table sharedrecord.document (
  id bigint generated always as identity primary key,
  person_id int not null references residents.person,
  person_no text not null,
  institution_id int not null references registry.institution,
  category text not null check (category in
    ('record', 'report', 'image', 'discharge', 'prescription', 'consent', 'identity', 'other')),
  title text not null check (length(btrim(title)) between 1 and 100),
  file_name text not null check (length(file_name) between 1 and 150),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size int not null check (size between 1 and 10485760),
  reference text check (length(reference) between 1 and 64),
  icd10 text,
  sensitive boolean not null default false,  -- said by whoever added it
  login text not null,
  user_name text not null,
  duty text not null,
  unit text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3))
);
create index on sharedrecord.document (person_id, at);
create index on sharedrecord.document (reference, id) where reference is not null;

create table sharedrecord.document_body (
  document_id bigint primary key references sharedrecord.document,
  institution_id int not null references registry.institution,
  sealed bytea not null,
  key_no int not null
);
alter table sharedrecord.document_body alter column sealed set storage external;

create table sharedrecord.document_share (
  document_id bigint not null references sharedrecord.document,
  institution_id int not null references registry.institution,  -- who may read it
  from_institution_id int not null references registry.institution,
  reference text not null,
  login text not null,
  user_name text not null,
  at timestamptz not null,
  primary key (document_id, institution_id, reference)
);
create index on sharedrecord.document_share (institution_id);

-- What a person allows, as events: given, and taken back by an event that names what it ends.
create table sharedrecord.consent (
  id bigint generated always as identity primary key,
  act text not null check (act in ('given', 'withdrawn')),
  of_id bigint references sharedrecord.consent,
  person_id int not null references residents.person,
  person_no text not null,
  institution_id int not null references registry.institution,  -- where it was said
  to_institution_id int references registry.institution,        -- null: all that treat the person
  extent text not null check (extent in ('usual', 'all')),      -- all: the sensitive too
  valid_from date not null,
  valid_to date,
  how text not null check (how in ('signed', 'oral')),
  login text not null,
  user_name text not null,
  duty text not null,
  unit text not null,
  at timestamptz not null,
  unique (of_id),
  check (valid_to >= valid_from),
  check ((act = 'withdrawn') = (of_id is not null))
);
create index on sharedrecord.consent (person_id);

-- What was decided before an examination that had been made lately.
create table sharedrecord.order_check (
  id bigint generated always as identity primary key,
  person_id int not null references residents.person,
  institution_id int not null references registry.institution,
  item text not null,
  ordered_on date not null,
  outcome text not null check (outcome in ('recognised', 'repeated')),
  result_source_id int not null,
  result_source_no text not null,
  result_performed_at timestamp not null,
  reason text check (reason in
    ('changed', 'fast_changing', 'vital', 'emergency', 'judicial', 'other')),
  words text check (length(words) <= 500),
  saved numeric(18, 2) check (saved > 0),  -- null: the price is not known
  login text not null,
  user_name text not null,
  duty text not null,
  unit text not null,
  at timestamptz not null,
  check ((outcome = 'repeated') = (reason is not null)),
  check (reason is distinct from 'other' or length(btrim(coalesce(words, ''))) >= 4),
  check (outcome = 'recognised' or saved is null)
);
create index on sharedrecord.order_check (institution_id, ordered_on);
create index on sharedrecord.order_check (person_id, at);

call scope.protect('sharedrecord.result', array['institution_id']);
call scope.protect('sharedrecord.prescription', array['institution_id']);
call scope.protect('sharedrecord.document', array['institution_id']);
call scope.protect('sharedrecord.document_body', array['institution_id']);
call scope.protect('sharedrecord.document_share', array['institution_id', 'from_institution_id']);
call scope.protect('sharedrecord.consent', array['institution_id', 'to_institution_id']);
call scope.protect('sharedrecord.order_check', array['institution_id']);

-- The kind of the sensitive that a diagnosis or an item is of; null for most.
create function sharedrecord.sensitive(icd10 text, item text) returns text
language sql stable security definer set search_path = '' as $$
  select k.kind from sharedrecord.sensitive_kind k
   where k.valid_from <= current_date and (k.valid_to is null or k.valid_to >= current_date)
     and (sensitive.item = any (k.items)
       or exists (select from unnest(k.icd10) p where starts_with(sensitive.icd10, p)))
   order by k.kind
   limit 1
$$;

create function sharedrecord.days(setting text) returns int
language sql stable security definer set search_path = '' as $$
  select s.value from sharedrecord.setting s
   where s.name = days.setting and s.valid_from <= current_date
   order by s.valid_from desc
   limit 1
$$;

-- Why whoever asks may read what other institutions hold of a person; null where nothing says so.
-- 'emergency' and 'consent_all' open the sensitive too.
create function sharedrecord.relation(who int) returns text
language sql stable security definer set search_path = '' as $$
  with mine as materialized (select i from scope.institutions() i)
  select case
    when not (select scope.signed_in()) then null
    when who in (select residents.in_emergency()) then 'emergency'
    when c.extents @> '{all}' then 'consent_all'
    when c.extents is not null then 'consent'
    when exists (
      select from referral_api.referral r
       where r.person = who and r.referred_on between current_date - sharedrecord.days('referral_days')
         and current_date
         and (r.sender in (select i from mine) or r.receiver in (select i from mine))) then 'referral'
    when exists (
      select from familydoctor_api.contract k
       where k.person = who and k.signer in (select i from mine) and k.valid_from <= current_date
         and (k.valid_to is null or k.valid_to >= current_date)) then 'contract'
    when exists (
      select from records_api.admission a
       where a.person = who and a.performer in (select i from mine)
         and (a.discharged_on is null
           or a.discharged_on >= current_date - sharedrecord.days('treatment_days')))
      or exists (
      select from records_api.visit v
       where v.person = who and v.performer in (select i from mine)
         and v.visited_on >= current_date - sharedrecord.days('treatment_days')) then 'treatment'
    end
  from (
    select array_agg(g.extent) as extents from sharedrecord.consent g
     where g.person_id = who and g.act = 'given' and g.valid_from <= current_date
       and (g.valid_to is null or g.valid_to >= current_date)
       and (g.to_institution_id in (select i from mine)
         or (g.to_institution_id is null and exists (select from mine)))
       and not exists (select from sharedrecord.consent w where w.of_id = g.id)) c
$$;

create function sharedrecord.open(who int, sensitive boolean) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce(r in ('emergency', 'consent_all') or not open.sensitive, false)
    from (select sharedrecord.relation(who) as r) x
   where r is not null
$$;

create policy by_relation on sharedrecord.result for select to yipanqi_app
 using (sharedrecord.open(person_id, sharedrecord.sensitive(icd10, item) is not null));
create policy by_relation on sharedrecord.prescription for select to yipanqi_app
 using (sharedrecord.open(person_id, sharedrecord.sensitive(icd10, null) is not null));
create policy by_relation on sharedrecord.document for select to yipanqi_app
 using (sharedrecord.open(person_id,
   sensitive or sharedrecord.sensitive(icd10, null) is not null));
create policy by_share on sharedrecord.document for select to yipanqi_app
 using (exists (
   select from sharedrecord.document_share s
    where s.document_id = id and s.institution_id in (select i from scope.institutions() i)));
create policy with_document on sharedrecord.document_body for select to yipanqi_app
 using (exists (select from sharedrecord.document d where d.id = document_id));
create policy by_relation on sharedrecord.consent for select to yipanqi_app
 using (sharedrecord.open(person_id, false));

-- A person whom the scope does not show, and of whom a relation lets one read.
create function sharedrecord.related(no text)
returns table (person int, name text, sex text, birth_date date)
language sql stable security definer set search_path = '' as $$
  select p.person, p.name, p.sex, p.birth_date from residents_api.person p
   where p.person_no = related.no and sharedrecord.relation(p.person) is not null
$$;

revoke execute on all functions in schema sharedrecord from public;
grant execute on function sharedrecord.sensitive(text, text), sharedrecord.relation(int),
  sharedrecord.open(int, boolean), sharedrecord.related(text), sharedrecord.days(text)
  to yipanqi_app;

-- The fact: what was recognised instead of made again, and what was made again.
create view sharedrecord_api.recognition with (security_invoker = true) as
select c.institution_id as performer, c.ordered_on, c.item, c.outcome,
  c.outcome = 'recognised' as recognised, c.reason, c.saved, c.person_id as person,
  s.id as source_id, 'R' || c.id as source_no, c.user_name as recorded_by,
  c.at at time zone 'Asia/Shanghai' as recorded_at
from sharedrecord.order_check c
cross join (select id from facts_api.source_system where code = 'own') s;
grant select on sharedrecord_api.recognition to yipanqi_app;
