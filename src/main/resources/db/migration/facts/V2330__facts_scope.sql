-- What is owed and what came is seen with the figures of the county it is about; records, and older
-- versions of them, with the records of the institution.
grant usage on schema facts, facts_api to yipanqi_app;
grant select on all tables in schema facts_api to yipanqi_app;
grant select on facts.source_system, facts.horizon, facts.person_month_extent to yipanqi_app;

do $$
declare kept text;
begin
  foreach kept in array array['source_owed', 'receipt', 'delivery', 'declared_receipt', 'reminder',
      'calendar_change'] loop
    execute format('alter table facts.%I enable row level security', kept);
    execute format('grant select on facts.%I to yipanqi_app', kept);
    execute format('create policy by_county on facts.%I to yipanqi_app
                      using ((select scope.all_figures())
                        or unit in (select u.unit from registry_api.unit_county u
                                     where u.county in (select c from scope.counties() c)))', kept);
  end loop;
end $$;
grant insert, update, delete on facts.source_owed, facts.declared_receipt to yipanqi_app;
grant insert on facts.calendar_change to yipanqi_app;

alter table facts.calendar_setting enable row level security;
grant select, insert, update, delete on facts.calendar_setting to yipanqi_app;
create policy by_county on facts.calendar_setting to yipanqi_app
 using ((select scope.all_figures()) or county in (select c from scope.counties() c));

alter table facts.typed_figure enable row level security;
grant select on facts.typed_figure to yipanqi_app;
create policy by_county on facts.typed_figure for select to yipanqi_app
 using ((select scope.all_figures())
   or scope in (select u.unit from registry_api.unit_county u
                 where u.county in (select c from scope.counties() c)));

alter table facts.person_month enable row level security;
grant select on facts.person_month to yipanqi_app;
create policy by_scope on facts.person_month for select to yipanqi_app
 using ((select scope.all_homes())
   or residence in (select h from scope.homes() h)
   or residence / 1000 in (select h from scope.homes() h)
   or signer in (select i from scope.institutions() i)
   or chronic_manager in (select i from scope.institutions() i));

-- Whoever signed or manages a resident sees him or her, wherever the home is.
create policy by_manager on residents.person for select to yipanqi_app
 using (exists (
   select from facts.person_month m
    where m.person_id = person.id
      and (m.signer in (select i from scope.institutions() i)
        or m.chronic_manager in (select i from scope.institutions() i))));

-- Older versions, as they were: by the institution, or the county of the pool, in the row.
alter table facts.superseded enable row level security;
grant select on facts.superseded to yipanqi_app;
create policy by_scope on facts.superseded for select to yipanqi_app
 using ((select scope.all_records())
   or coalesce("row" ->> 'institution_id', "row" ->> 'provider_id', "row" ->> 'from_institution_id')
        ::bigint in (select i from scope.institutions() i)
   or ("row" ->> 'pool')::bigint in (select h from scope.homes() h));

-- A file is seen by whoever sent it, and by those who see everything that it may be about.
alter table facts.import_job add column sent_by text;
alter table facts.import_job enable row level security;
grant select on facts.import_job to yipanqi_app;
create policy by_sender on facts.import_job for select to yipanqi_app
 using ((select scope.all_records()) or sent_by = (select current_setting('yipanqi.user', true)));
alter table facts.import_error enable row level security;
grant select on facts.import_error to yipanqi_app;
create policy by_job on facts.import_error for select to yipanqi_app
 using (job_id in (select j.id from facts.import_job j));

-- Which file came in when, for whoever compares figures: with the owner's eyes, no content in it.
alter view facts_api.import_done set (security_invoker = false);
