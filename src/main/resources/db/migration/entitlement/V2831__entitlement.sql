-- What no record knows and a rule asks for: stated by somebody, kept with who and when, corrected by a
-- newer one, never edited and never deleted.
create schema entitlement;

create table entitlement.statement (
  id bigint generated always as identity primary key,
  institution_id int not null references registry.institution,
  -- whom it is about; null: the institution itself
  staff_no text check (staff_no <> '' and length(staff_no) <= 64),
  pack text not null check (pack <> ''),
  ask text not null check (ask <> ''),
  -- what was asked, in words: asks of one name and other words are other questions
  question text not null check (question <> ''),
  value text not null check (value <> '' and length(value) <= 40),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  stated_by text not null,
  stated_by_name text not null,
  stated_at timestamptz not null,
  -- what it took the place of
  replaces bigint unique references entitlement.statement,
  voided_by text,
  voided_by_name text,
  voided_at timestamptz,
  void_reason text check (void_reason ~ '\S' and length(void_reason) <= 200),
  version int not null default 0,
  check ((voided_at is null) = (voided_by is null)),
  check ((voided_at is null) = (voided_by_name is null)),
  check ((voided_at is null) = (void_reason is null))
);
create unique index one_statement_at_a_time on entitlement.statement
  (institution_id, staff_no, pack, ask, question, valid_from) nulls not distinct
  where voided_at is null;
create index on entitlement.statement (institution_id, pack) where voided_at is null;

-- A statement stands as it was made: it may only be taken back.
create function entitlement.stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.voided_at is not null
     or (old.id, old.institution_id, old.staff_no, old.pack, old.ask, old.question, old.value,
         old.valid_from, old.valid_to, old.stated_by, old.stated_at, old.replaces)
        is distinct from
        (new.id, new.institution_id, new.staff_no, new.pack, new.ask, new.question, new.value,
         new.valid_from, new.valid_to, new.stated_by, new.stated_at, new.replaces)
  then
    raise exception 'a statement is never edited (%)', old.id;
  end if;
  return new;
end $$;
create trigger statement_stands before update or delete on entitlement.statement
  for each row execute function entitlement.stands();

grant usage on schema entitlement to yipanqi_app;
call scope.protect('entitlement.statement', array['institution_id']);
