grant usage on schema familydoctor, familydoctor_api to yipanqi_app;
grant select on all tables in schema familydoctor_api to yipanqi_app;
call scope.protect('familydoctor.contract', array['institution_id']);
