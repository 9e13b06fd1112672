-- Whom merged entries stand for, laid flat so that it can be looked up row by row: kept by the database
-- itself whenever a link is made or taken away. Few rows: only entries that another one stands for.
create table residents.merged_entry (
  entry int primary key references residents.person,
  person int not null references residents.person,
  check (entry <> person)
);
create index on residents.merged_entry (person);

-- It tells a number for a number and nothing of a person: whoever is signed in may count by it.
alter table residents.merged_entry enable row level security;
grant select on residents.merged_entry to yipanqi_app;
create policy by_anybody on residents.merged_entry for select to yipanqi_app
 using ((select scope.signed_in()));

create view residents_api.merged_entry with (security_invoker = true) as
select entry, person from residents.merged_entry;
grant select on residents_api.merged_entry to yipanqi_app;

-- Everybody below an entry stands for whom its link's upper end stands for; without one, for the entry.
create function residents.follow_link() returns trigger language plpgsql as $$
declare
  top int := coalesce(
    (select e.person from residents.merged_entry e where e.entry = new.merged_into),
    new.merged_into, new.id);
begin
  if new.merged_into is not null and top = new.id then
    raise exception 'entries stand for one another in a ring' using errcode = 'check_violation';
  end if;
  with recursive below (entry) as (
    select new.id
    union
    select p.id from below b join residents.person p on p.merged_into = b.entry)
  insert into residents.merged_entry (entry, person)
  select entry, top from below where entry <> top
  on conflict (entry) do update set person = excluded.person;
  delete from residents.merged_entry where entry = top;
  return null;
end $$;
create trigger follow_link after update of merged_into on residents.person for each row
  when (new.merged_into is distinct from old.merged_into)
  execute function residents.follow_link();

-- Links that were there before.
insert into residents.merged_entry (entry, person)
select id, residents_api.canonical(id) from residents.person where merged_into is not null;

create or replace function residents_api.canonical(person int) returns int
language sql stable security definer set search_path = '' as $$
  select coalesce(e.person, p.id)
    from residents.person p
    left join residents.merged_entry e on e.entry = p.id
   where p.id = canonical.person
$$;

-- All entries of the person for whom this one stands.
create function residents_api.entries(person int) returns setof int
language sql stable security definer rows 2 set search_path = '' as $$
  select residents_api.canonical(entries.person)
  union all
  select e.entry from residents.merged_entry e
   where e.person = residents_api.canonical(entries.person)
$$;
revoke execute on function residents_api.entries(int) from public;
grant execute on function residents_api.entries(int) to yipanqi_app;
