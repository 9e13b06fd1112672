grant usage on schema workforce, workforce_api to yipanqi_app;
grant select on all tables in schema workforce_api to yipanqi_app;
call scope.protect('workforce.post', array['institution_id', 'home_institution_id']);
