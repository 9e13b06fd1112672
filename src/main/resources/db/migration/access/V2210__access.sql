-- Who may come in, what they are here for, and who is in.
create schema access;
grant usage on schema access to yipanqi_app;

create table access.account (
  id int generated always as identity primary key,
  login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,49}$'),
  name text not null check (btrim(name) <> '' and length(name) <= 100),
  password text,  -- a slow hash; null: comes in by another house's sign-in only
  password_set_at timestamptz,
  must_change boolean not null default false,  -- the password was given by somebody else
  factor bytea,  -- the second factor's secret, closed; null: none
  factor_since timestamptz,
  factor_begun bytea,  -- one that is being set up: at its first right code it takes the other's place
  factor_step bigint,  -- the last step used: a code is good once
  subject text unique,  -- issuer and subject of an OpenID Connect provider
  failures int not null default 0 check (failures >= 0),
  locked_until timestamptz,
  disabled_at timestamptz,
  disabled_by text,
  sample boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  check ((password is null) = (password_set_at is null)),
  check ((disabled_at is null) = (disabled_by is null)),
  check ((factor is null) = (factor_since is null))
);

-- The last passwords, which may not come back.
create table access.password_before (
  id bigint generated always as identity primary key,
  account_id int not null references access.account,
  password text not null,
  replaced_at timestamptz not null
);
create index on access.password_before (account_id);

-- What somebody does where, from a day to a day. A row is in force once it is approved; who ends it
-- writes the last day. Nothing is deleted.
create table access.duty_held (
  id bigint generated always as identity primary key,
  account_id int not null references access.account,
  duty text not null,
  unit text not null,
  valid_from date not null,
  valid_to date,
  deputy_of int references access.account,  -- acts for somebody: then both days are known
  basis text not null check (btrim(basis) <> '' and length(basis) <= 500),
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  refused_by text,
  refused_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  check (valid_to >= valid_from),
  check (deputy_of is null or valid_to is not null),
  check (deputy_of <> account_id),
  check ((approved_by is null) = (approved_at is null)),
  check ((refused_by is null) = (refused_at is null)),
  check (num_nonnulls(approved_at, refused_at) <= 1),
  check ((ended_by is null) = (ended_at is null))
);
create index on access.duty_held (account_id);
create index on access.duty_held (unit);

-- The three officers keep watch over each other: whoever is one of them is nothing else at the time.
create function access.keep_officers_apart() returns trigger language plpgsql as $$
begin
  if new.refused_at is null and exists (
    select from access.duty_held h
     where h.account_id = new.account_id and h.id <> new.id and h.refused_at is null
       and h.duty <> new.duty
       and (h.duty like '%\_ADMINISTRATOR' or new.duty like '%\_ADMINISTRATOR')
       and daterange(h.valid_from, h.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]'))
  then
    raise exception 'officers hold no other duty' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger keep_officers_apart before insert or update on access.duty_held
  for each row execute function access.keep_officers_apart();

-- Who is in. The token itself is in the browser alone.
create table access.session (
  digest bytea primary key check (length(digest) = 32),
  account_id int not null references access.account,
  held bigint references access.duty_held,  -- the duty acted in; null: to be chosen
  factor_given boolean not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  address text not null,
  browser text not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('signed_out', 'ended_elsewhere', 'idle', 'too_old',
    'password', 'disabled')),
  check ((ended_at is null) = (ended_how is null))
);
create index on access.session (account_id) where ended_at is null;
