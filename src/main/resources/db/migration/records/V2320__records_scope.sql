grant usage on schema records, records_api to yipanqi_app;
grant select on all tables in schema records_api to yipanqi_app;
grant select on records.operation_level to yipanqi_app;
call scope.protect('records.visit', array['institution_id']);
call scope.protect('records.admission', array['institution_id']);
call scope.protect('records.operation', array['institution_id']);
call scope.protect('records.bed_day', array['institution_id']);
