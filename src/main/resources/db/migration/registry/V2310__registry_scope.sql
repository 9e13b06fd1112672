-- The register of divisions and institutions is open to whoever has signed in: everybody must be able
-- to name the others.
grant usage on schema registry, registry_api to yipanqi_app;
grant select on all tables in schema registry, registry_api to yipanqi_app;

do $$
declare kept text;
begin
  foreach kept in array array['division', 'organisation', 'institution', 'community',
      'community_member', 'succession'] loop
    execute format('alter table registry.%I enable row level security', kept);
    execute format('create policy signed_in on registry.%I for select to yipanqi_app
                      using ((select scope.signed_in()))', kept);
  end loop;
end $$;

-- Which county a unit of a figure is in: an institution, a community, a division.
create view registry_api.unit_county with (security_invoker) as
select id::bigint as unit, case
         when division >= 100000000000 then division / 1000000
         when division >= 100000000 then division / 1000
         else division end as county
  from registry.institution
union all
select id, division from registry.community
union all
select code, case
         when code >= 100000000000 then code / 1000000
         when code >= 100000000 then code / 1000
         when code >= 100000 then code end
  from registry.division;
grant select on registry_api.unit_county to yipanqi_app;
