-- What follows from a task or an inspection: proposed by the policy's rule, decided by a person, done
-- by a letter or a talk. What the rule rested on is kept as it was.
create table supervision.proposal (
  id bigint generated always as identity primary key,
  county bigint not null check (county between 100000 and 999999),
  pack text not null,
  measure text not null,
  kind text not null check (kind in ('praise', 'model', 'reminder', 'criticism', 'self_criticism',
    'talk', 'accountability')),
  about text not null check (about in ('task', 'place')),
  about_id bigint not null,
  occasion text not null,      -- the same once: a due date, an inspection
  institution_id int references registry.institution,
  unit text not null check (btrim(unit) <> ''),
  matter text not null check (btrim(matter) <> ''),
  grounds jsonb not null check (jsonb_typeof(grounds) = 'object'),
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'declined', 'lapsed')),
  proposed_on date not null,
  reason text check (length(reason) <= 500),
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  letter_year int,
  letter_no int check (letter_no >= 1),
  letter_prefix text check (length(btrim(letter_prefix)) between 1 and 20),
  letter_on date,
  letter_title text check (length(btrim(letter_title)) between 2 and 100),
  letter_body text check (length(btrim(letter_body)) between 4 and 4000),
  sender text check (length(btrim(sender)) between 2 and 100),
  carried_out_on date,
  carried_out text check (length(btrim(carried_out)) between 4 and 500),
  version int not null default 0,
  unique (county, pack, measure, about, about_id, occasion),
  unique (county, letter_prefix, letter_year, letter_no),
  check ((state in ('accepted', 'declined')) = (decided_at is not null)),
  check (num_nulls(decided_by, decided_name, decided_at) in (0, 3)),
  check ((state = 'accepted') = (letter_no is not null)),
  check (num_nulls(letter_year, letter_no, letter_prefix, letter_on, letter_title, letter_body, sender)
    in (0, 7)),
  check (state <> 'declined' or length(btrim(coalesce(reason, ''))) >= 4),
  check (num_nulls(carried_out_on, carried_out) in (0, 2)),
  check (carried_out_on is null or state = 'accepted')
);
create index on supervision.proposal (county, state, id);
create index on supervision.proposal (about, about_id);

-- What is only proposed is the county's; what was decided is also seen by whom it concerns.
alter table supervision.proposal enable row level security;
grant select on supervision.proposal to yipanqi_app;
create policy by_county on supervision.proposal for select to yipanqi_app
 using ((select scope.all_homes()) or county in (select h from scope.homes() h));
create policy by_concern on supervision.proposal for select to yipanqi_app
 using (state = 'accepted'
   and ((select scope.all_records()) or institution_id in (select i from scope.institutions() i)));
create trigger guard_write before insert or update or delete on supervision.proposal for each row
  when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function scope.guard_write('county');

-- A letter that was sent is never changed.
create function supervision.stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.state in ('accepted', 'declined')
     and (old.state, old.unit, old.matter, old.grounds, old.reason, old.decided_by, old.letter_year,
          old.letter_no, old.letter_on, old.letter_title, old.letter_body, old.sender)
        is distinct from
        (new.state, new.unit, new.matter, new.grounds, new.reason, new.decided_by, new.letter_year,
          new.letter_no, new.letter_on, new.letter_title, new.letter_body, new.sender))
  then
    raise exception 'what was decided stands (%)', old.id;
  end if;
  return new;
end $$;
create trigger proposal_stands before update or delete on supervision.proposal
  for each row execute function supervision.stands();

-- For others: what was decided about whom.
create view supervision_api.measure with (security_invoker = true) as
select id as measure, county, pack, measure as rule, kind, institution_id as institution, unit,
       letter_on as decided_on, carried_out_on
  from supervision.proposal where state = 'accepted';
grant select on supervision_api.measure to yipanqi_app;
