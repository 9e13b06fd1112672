-- Meetings of the bodies: who came, what was decided and how, the minutes, and what became of it.
create table governance.meeting (
  id bigint generated always as identity primary key,
  county bigint not null,
  body_id bigint not null references governance.body,
  title text not null check (length(btrim(title)) between 2 and 200),
  planned_at timestamptz not null,
  place text check (length(place) <= 100),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  held_on date,
  charter_id bigint references governance.charter,  -- in force on that day; null: none
  reason text check (length(reason) <= 500),
  version int not null default 0,
  check ((state = 'held') = (held_on is not null)),
  check (state <> 'cancelled' or reason is not null)
);
create index on governance.meeting (body_id, id);
create index on governance.meeting (county, held_on) where state = 'held';
call governance.keep('governance.meeting');

-- When and where it was to be before it was moved; never changed.
create table governance.meeting_move (
  id bigint generated always as identity primary key,
  county bigint not null,
  meeting_id bigint not null references governance.meeting,
  planned_at timestamptz not null,
  place text,
  reason text not null check (length(btrim(reason)) between 2 and 500),
  by_user text not null,
  by_name text not null,
  at timestamptz not null
);
create index on governance.meeting_move (meeting_id);
call governance.keep('governance.meeting_move');

-- A seat of the meeting's day, with the name of whoever held it then.
create table governance.attendance (
  county bigint not null,
  meeting_id bigint not null references governance.meeting,
  seat_id bigint not null references governance.seat,
  holder text,              -- null: vacant, or the post isn't stated
  state text not null default 'invited'
    check (state in ('invited', 'present', 'represented', 'absent')),
  represented_by text check (length(btrim(represented_by)) between 1 and 50),
  reason text check (length(btrim(reason)) between 2 and 200),
  primary key (meeting_id, seat_id),
  check (state <> 'present' or holder is not null),
  check ((state = 'represented') = (represented_by is not null)),
  check (state <> 'absent' or holder is null or reason is not null)
);
call governance.keep('governance.attendance');

create table governance.agenda (
  county bigint not null,
  meeting_id bigint not null references governance.meeting,
  no int not null check (no between 1 and 50),
  title text not null check (length(btrim(title)) between 2 and 200),
  matter_pack text,
  matter_ref text,
  matter_id bigint references governance.matter,
  primary key (meeting_id, no),
  check ((matter_pack is null) = (matter_ref is null)),
  check (matter_pack is null or matter_id is null)
);
call governance.keep('governance.agenda');

create table governance.decision (
  id bigint generated always as identity primary key,
  county bigint not null,
  meeting_id bigint not null references governance.meeting,
  no int not null check (no between 1 and 50),
  agenda_no int,
  text text not null check (length(btrim(text)) between 4 and 1000),
  pack text,
  serves text,              -- item, duty or clause
  serves_ref text,
  owner text check (length(btrim(owner)) between 1 and 100),
  institution_id int references registry.institution,
  due date,
  ballot text not null check (ballot in ('none', 'open', 'named', 'secret')),
  votes_for int check (votes_for >= 0),
  votes_against int check (votes_against >= 0),
  abstained int check (abstained >= 0),
  adopted boolean not null,
  state text not null check (state in ('recorded', 'open', 'done', 'dropped', 'rejected')),
  outcome text check (length(outcome) <= 1000),
  settled_on date,
  version int not null default 0,
  unique (meeting_id, no),
  foreign key (meeting_id, agenda_no) references governance.agenda (meeting_id, no),
  check (num_nulls(pack, serves, serves_ref) in (0, 3)),
  check (serves in ('item', 'duty', 'clause')),
  check (case ballot when 'none' then num_nulls(votes_for, votes_against, abstained) = 3
                     else num_nulls(votes_for, votes_against, abstained) = 0 end),
  check (state not in ('done', 'dropped') or (outcome is not null and settled_on is not null)),
  check (state <> 'rejected' or not adopted),
  check (state not in ('open', 'done', 'dropped') or adopted)
);
create index on governance.decision (county, id);
create index on governance.decision (county, due) where state = 'open';
create index on governance.decision (county, pack, serves, serves_ref) where pack is not null;
call governance.keep('governance.decision', '''county'', ''institution_id''');

-- How a seat voted, where the ballot was named. Of a secret one only the sums are kept.
create table governance.vote (
  county bigint not null,
  decision_id bigint not null references governance.decision on delete cascade,
  seat_id bigint not null references governance.seat,
  choice text not null check (choice in ('for', 'against', 'abstained')),
  primary key (decision_id, seat_id)
);
call governance.keep('governance.vote');

-- Written in versions; one that was confirmed stands, a later one says why.
create table governance.minutes (
  id bigint generated always as identity primary key,
  county bigint not null,
  meeting_id bigint not null references governance.meeting,
  no int not null check (no >= 1),
  text text not null check (length(btrim(text)) between 2 and 20000),
  reason text check (length(reason) <= 500),
  written_by text not null,
  written_by_name text not null,
  written_at timestamptz not null,
  confirmed_by text,        -- the name of who took the chair
  confirmed_role text,
  confirmed_user text,      -- the account that noted it
  confirmed_at timestamptz,
  unique (meeting_id, no),
  check (num_nulls(confirmed_by, confirmed_role, confirmed_user, confirmed_at) in (0, 4))
);
call governance.keep('governance.minutes');

create function governance.confirmed_stand() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null
     or (old.meeting_id, old.no, old.text) is distinct from (new.meeting_id, new.no, new.text)
  then
    raise exception 'minutes are never edited (%)', old.id;
  end if;
  return new;
end $$;
create trigger confirmed_stand before update or delete on governance.minutes
  for each row execute function governance.confirmed_stand();

alter table governance.charter add foreign key (decision_id) references governance.decision;

-- What happened to a decision, in the order it happened; never changed.
create table governance.step (
  id bigint generated always as identity primary key,
  county bigint not null,
  institution_id int references registry.institution,
  decision_id bigint not null references governance.decision,
  act text not null check (act in ('taken', 'corrected', 'done', 'dropped', 'reopened')),
  words text check (length(words) <= 1000),
  was_text text,            -- how it read before it was corrected
  was_owner text,
  was_due date,
  by_user text not null,
  by_name text not null,
  at timestamptz not null,
  check ((act = 'corrected') = (was_text is not null))
);
create index on governance.step (decision_id, id);
call governance.keep('governance.step', '''county'', ''institution_id''');

-- For others: what was decided and is in force, in the caller's sight.
create view governance_api.decision with (security_invoker = true) as
select d.id as decision, d.county, m.body_id as body, m.id as meeting, m.held_on as decided_on, d.text,
       d.pack, d.serves, d.serves_ref, d.owner, d.institution_id as institution, d.due, d.state,
       d.settled_on
  from governance.decision d
  join governance.meeting m on m.id = d.meeting_id
 where d.state in ('open', 'done', 'dropped');
grant select on governance_api.decision to yipanqi_app;
