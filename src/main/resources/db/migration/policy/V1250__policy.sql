-- What a county decides about a policy: values it must fix, and definitions it changes, each from a
-- month on. The policy itself is a folder; nothing of it is stored here.
create schema policy;

-- Grows with every publication in the house: packs are composed anew when it has grown.
create sequence policy.publication;

-- Written as a draft, then published or withdrawn; never edited and never deleted. A published one
-- holds until another about the same begins.
create table policy.decision (
  id bigint generated always as identity primary key,
  pack text not null,
  kind text not null check (kind in ('parameter', 'series', 'measure')),
  target text not null check (target <> ''),
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  valid_from date not null check (extract(day from valid_from) = 1),
  basis text not null check (basis ~ '\S' and length(basis) <= 500),
  -- the place for which it was decided, by which access will be decided
  unit text not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  drafted_by text not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  publication bigint unique,
  published_by text,
  published_by_name text,
  published_at timestamptz,
  withdrawn_by text,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  check ((state = 'published') = (publication is not null)),
  check ((publication is null) = (published_by is null)),
  check ((publication is null) = (published_by_name is null)),
  check ((publication is null) = (published_at is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on policy.decision (pack, id);

-- A decision once taken stands: only a draft may become something else, and only its state.
create function policy.stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'draft'
     or (old.id, old.pack, old.kind, old.target, old.fields, old.valid_from, old.basis, old.unit)
        is distinct from
        (new.id, new.pack, new.kind, new.target, new.fields, new.valid_from, new.basis, new.unit)
  then
    raise exception 'a decision is never edited (%)', old.id;
  end if;
  return new;
end $$;
create trigger decision_stands before update or delete on policy.decision
  for each row execute function policy.stands();
