-- Who changed what, and who looked at whose records. A chain: each entry proves the one before it
-- under a key that is not in the database. It is only ever added to.
create schema audit;

create table audit.entry (
  no bigint primary key check (no > 0),  -- 1, 2, 3 … in the order of the commits
  at timestamptz not null,
  action text not null,
  subject_kind text not null,
  subject text,
  person text,  -- a resident's number, by which "who looked at this person" is asked
  unit text,  -- the code of the institution, community or division it is about
  reason text,
  before jsonb,
  after jsonb,
  actor text not null,
  actor_name text not null,
  duty text not null,
  acting_unit text not null,
  request_id text,
  address text,
  key_no int not null check (key_no > 0),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32)
);
create index on audit.entry (at);
create index on audit.entry (action, no);
create index on audit.entry (actor, no);
create index on audit.entry (person, no) where person is not null;
create index on audit.entry (unit, no) where unit is not null;
create index on audit.entry (subject, no) where subject is not null;

-- Where the chain ended on a day. The same stands in a file outside the database.
create table audit.anchor (
  no bigint primary key check (no > 0),
  day date not null,
  at timestamptz not null,
  entry_no bigint not null,
  entry_hash bytea not null check (length(entry_hash) = 32),
  key_no int not null check (key_no > 0),
  proof bytea not null check (length(proof) = 32)
);

-- Where the chain ends, for whoever adds to it, also when they may not read what others did.
create function audit.chain_end(out no bigint, out hash bytea, out key_no int)
returns setof record language sql security definer set search_path = '' as $$
  select e.no, e.hash, e.key_no from audit.entry e order by e.no desc limit 1
$$;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is never changed';
end $$;

create trigger never_changed before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger never_changed before update or delete or truncate on audit.anchor
  for each statement execute function audit.refuse_change();
-- Also in a session that replays changes and skips ordinary triggers.
alter table audit.entry enable always trigger never_changed;
alter table audit.anchor enable always trigger never_changed;
