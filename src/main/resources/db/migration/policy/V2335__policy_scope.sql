-- What a county decided is seen by whoever may see its figures.
grant usage on schema policy to yipanqi_app;
grant select, insert, update on policy.decision to yipanqi_app;
grant usage, select on sequence policy.publication to yipanqi_app;
alter table policy.decision enable row level security;
create policy by_county on policy.decision to yipanqi_app
 using ((select scope.all_figures())
   or left(unit, 6) in (select c::text from scope.counties() c));

-- What is published is part of the pack and open; with the owner's eyes.
create view policy.published as
select id, pack, kind, target, valid_from, fields, publication
  from policy.decision where publication is not null;
grant select on policy.published to yipanqi_app;
