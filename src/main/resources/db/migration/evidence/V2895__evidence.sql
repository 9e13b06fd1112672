-- Files that show something of a thing of another module. Their bytes lie closed beside them, under a
-- key that is not in the database.
create schema evidence;
grant usage on schema evidence to yipanqi_app;

create table evidence.file (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  subject_id bigint not null,
  anchor text check (length(anchor) between 1 and 200),  -- a part of the thing; null: the whole
  county bigint not null check (county between 100000 and 999999),
  institution_id int references registry.institution,
  title text not null check (length(btrim(title)) between 1 and 100),
  file_name text not null check (length(file_name) between 1 and 150),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size int not null check (size between 1 and 10485760),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  login text not null,
  user_name text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_name text,
  withdrawn_reason text check (length(withdrawn_reason) <= 500),
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_name, withdrawn_reason) in (0, 4))
);
create index on evidence.file (kind, subject_id, id);

create table evidence.body (
  file_id bigint primary key references evidence.file,
  county bigint not null,
  institution_id int references registry.institution,
  sealed bytea not null,
  key_no int not null
);
alter table evidence.body alter column sealed set storage external;

-- Files are seen where the records are: by the county's offices and by whom they are of.
call scope.protect('evidence.file', array['institution_id'], array['county']);
call scope.protect('evidence.body', array['institution_id'], array['county']);

-- A module whose rows others may see too says in its own migration that files of a kind go with them.
create procedure evidence.seen_with(kind text, rows regclass) language plpgsql as $$
begin
  execute format(
    'create policy %I on evidence.file for select to yipanqi_app
       using (kind = %L and exists (select from %s r where r.id = subject_id))',
    'with_' || kind, kind, rows);
  execute format(
    'create policy %I on evidence.body for select to yipanqi_app
       using (exists (select from evidence.file f where f.id = file_id and f.kind = %L))',
    'with_' || kind, kind);
end $$;
