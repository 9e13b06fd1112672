grant usage on schema compensation, compensation_api to yipanqi_app;
grant select on all tables in schema compensation_api to yipanqi_app;
call scope.protect('compensation.pay', array['institution_id', 'home_institution_id']);
