-- A figure is seen by whoever may see the figures of its county: whole, however few records the same
-- person may open. What is computed is stored by the house alone.
grant usage on schema indicators to yipanqi_app;
grant select on indicators.measure, indicators.reading, indicators.month_version,
  indicators.fact_version, indicators.rebuild, indicators.rebuild_part, indicators.frozen_definition
  to yipanqi_app;

alter table indicators.cell enable row level security;
grant select on indicators.cell to yipanqi_app;
create policy by_county on indicators.cell for select to yipanqi_app
 using ((select scope.all_figures())
   or unit in (select u.unit from registry_api.unit_county u
                where u.county in (select c from scope.counties() c)));

alter table indicators.distinct_count enable row level security;
alter table indicators.tally enable row level security;

alter table indicators.closing enable row level security;
grant select on indicators.closing to yipanqi_app;
create policy by_county on indicators.closing for select to yipanqi_app
 using ((select scope.all_figures()) or county in (select c from scope.counties() c));

alter table indicators.frozen_period enable row level security;
grant select on indicators.frozen_period to yipanqi_app;
create policy by_county on indicators.frozen_period for select to yipanqi_app
 using ((select scope.all_figures()) or county in (select c from scope.counties() c));

do $$
declare kept text;
begin
  foreach kept in array array['frozen_period_closing', 'frozen_row', 'frozen_gap', 'frozen_figure',
      'frozen_document'] loop
    execute format('alter table indicators.%I enable row level security', kept);
    execute format('grant select on indicators.%I to yipanqi_app', kept);
    execute format('create policy of_period on indicators.%I for select to yipanqi_app
                      using (frozen_period in (select p.id from indicators.frozen_period p))', kept);
  end loop;
end $$;
