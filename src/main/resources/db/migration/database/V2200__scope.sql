-- Who may see which rows. Requests come under the account yipanqi_app, which owns nothing; before
-- their first statement they say how far they may see, and the policies of the tables read it. Who has
-- said nothing sees nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'yipanqi_app') then
    raise exception 'the account of requests is missing'
      using hint = 'create role yipanqi_app login password ''…'' (docs/operations.md)';
  end if;
  if exists (select from pg_roles where rolname = 'yipanqi_app' and (rolsuper or rolbypassrls)) then
    raise exception 'the account yipanqi_app is above the policies of rows'
      using hint = 'alter role yipanqi_app nosuperuser nobypassrls';
  end if;
end $$;

create schema scope;
grant usage on schema scope to yipanqi_app;

-- A list as it was set: {1,2}. Nothing said, and everything, are lists of nothing.
create function scope.list(setting text) returns setof bigint
language sql stable as $$
  select unnest(nullif(nullif(current_setting(setting, true), 'all'), '')::bigint[])
$$;

-- Institutions, by their number, whose records may be read.
create function scope.all_records() returns boolean
language sql stable as $$ select coalesce(current_setting('yipanqi.records', true) = 'all', false) $$;
create function scope.institutions() returns setof bigint
language sql stable as $$ select * from scope.list('yipanqi.records') $$;

-- Counties or towns whose residents may be seen.
create function scope.all_homes() returns boolean
language sql stable as $$ select coalesce(current_setting('yipanqi.homes', true) = 'all', false) $$;
create function scope.homes() returns setof bigint
language sql stable as $$ select * from scope.list('yipanqi.homes') $$;

-- Counties whose figures, receipts and closed periods may be seen.
create function scope.all_figures() returns boolean
language sql stable as $$ select coalesce(current_setting('yipanqi.figures', true) = 'all', false) $$;
create function scope.counties() returns setof bigint
language sql stable as $$ select * from scope.list('yipanqi.figures') $$;

-- Counties whose audit trail may be read.
create function scope.all_trails() returns boolean
language sql stable as $$ select coalesce(current_setting('yipanqi.trail', true) = 'all', false) $$;
create function scope.trails() returns setof bigint
language sql stable as $$ select * from scope.list('yipanqi.trail') $$;

-- Somebody, whoever it is.
create function scope.signed_in() returns boolean
language sql stable as $$ select coalesce(current_setting('yipanqi.user', true) <> '', false) $$;

-- Records come in by COPY, which policies forbid: the account that loads them owns the tables, and
-- this refuses rows of institutions (or counties, in a column that names one) that are not in
-- yipanqi.writes. Its arguments are the columns of which one must be in the list.
create function scope.guard_write() returns trigger language plpgsql as $$
declare
  may bigint[] := nullif(current_setting('yipanqi.writes', true), '')::bigint[];
  was jsonb := case tg_op when 'INSERT' then null else to_jsonb(old) end;
  becomes jsonb := case tg_op when 'DELETE' then null else to_jsonb(new) end;
  side jsonb;
begin
  foreach side in array array[was, becomes] loop
    if side is not null and not exists (
      select from unnest(tg_argv) c where (side ->> c)::bigint = any(may))
    then
      raise exception 'a row of %.% is outside what may be written', tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return coalesce(new, old);
end $$;

-- Puts a table of records under the policy and the guard.
--   institutions: columns with an institution's number; homes: columns with a county's code.
create procedure scope.protect(kept regclass, institutions text[], homes text[] default '{}')
language plpgsql as $$
declare
  sees text := '(select scope.all_records())';
  c text;
begin
  foreach c in array institutions loop
    sees := sees || format(' or %I in (select i from scope.institutions() i)', c);
  end loop;
  foreach c in array homes loop
    sees := sees || format(' or %I in (select h from scope.homes() h)', c);
  end loop;
  execute format('alter table %s enable row level security', kept);
  execute format('create policy by_scope on %s for select to yipanqi_app using (%s)', kept, sees);
  execute format('grant select on %s to yipanqi_app', kept);
  execute format(
    'create trigger guard_write before insert or update or delete on %s for each row
       when (current_setting(''yipanqi.writes'', true) is distinct from ''all'')
       execute function scope.guard_write(%s)',
    kept,
    (select string_agg(quote_literal(x), ', ') from unnest(institutions || homes) x));
end $$;
