grant usage on schema quality, quality_api to yipanqi_app;
grant select on all tables in schema quality_api to yipanqi_app;
call scope.protect('quality.standard', array['institution_id']);
call scope.protect('quality.technique', array['institution_id', 'helper_id']);
