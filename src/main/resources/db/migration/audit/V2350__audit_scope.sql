-- Everybody adds to the trail (what they add proves itself); it is read by whoever may read that of a
-- county: what is about the county, and what was done from it. What belongs to no county is read by
-- whoever may read all of it.
grant usage on schema audit to yipanqi_app;
grant select, insert on audit.entry, audit.anchor to yipanqi_app;
revoke execute on function audit.chain_end() from public;
grant execute on function audit.chain_end() to yipanqi_app;

alter table audit.entry enable row level security;
create policy added on audit.entry for insert to yipanqi_app with check (true);
create policy by_county on audit.entry for select to yipanqi_app
 using ((select scope.all_trails())
   or unit in (select u.code from registry_api.unit u
                 join registry_api.unit_county c on c.unit = u.id
                where c.county in (select t from scope.trails() t))
   or acting_unit in (select u.code from registry_api.unit u
                        join registry_api.unit_county c on c.unit = u.id
                       where c.county in (select t from scope.trails() t)));
