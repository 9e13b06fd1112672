-- A resident is seen by whoever may see one of the places where he or she lives or lived. Those who
-- manage or sign a resident who lives elsewhere are added by facts.
grant usage on schema residents, residents_api to yipanqi_app;
grant select on residents.person, residents.residence, residents.group_membership to yipanqi_app;
grant select on all tables in schema residents_api to yipanqi_app;

create function residents.town(division bigint) returns bigint
language sql immutable as $$
  select case when division >= 100000000000 then division / 1000 else division end
$$;

alter table residents.residence enable row level security;
create policy by_home on residents.residence for select to yipanqi_app
 using ((select scope.all_homes())
   or residents.town(division) in (select h from scope.homes() h)
   or residents.town(division) / 1000 in (select h from scope.homes() h));

alter table residents.person enable row level security;
create policy by_home on residents.person for select to yipanqi_app
 using ((select scope.all_homes())
   or exists (select from residents.residence r where r.person_id = person.id));

alter table residents.group_membership enable row level security;
create policy by_home on residents.group_membership for select to yipanqi_app
 using ((select scope.all_homes())
   or exists (select from residents.residence r where r.person_id = group_membership.person_id));

-- People are written by whoever may write for a whole county.
create function residents.guard_write() returns trigger language plpgsql as $$
begin
  if not exists (
    select from unnest(nullif(current_setting('yipanqi.writes', true), '')::bigint[]) c
     where c between 100000 and 999999)
  then
    raise exception 'people are written for a whole county' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_write before insert or update or delete on residents.person for each row
  when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function residents.guard_write();
create trigger guard_write before insert or update or delete on residents.residence for each row
  when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function residents.guard_write();
create trigger guard_write before insert or update or delete on residents.group_membership for each row
  when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function residents.guard_write();
