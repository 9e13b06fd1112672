grant usage on schema publichealth, publichealth_api to yipanqi_app;
grant select on all tables in schema publichealth_api to yipanqi_app;
call scope.protect('publichealth.enrolment', array['institution_id']);
call scope.protect('publichealth.follow_up', array['institution_id']);
call scope.protect('publichealth.pregnancy', array['institution_id']);
call scope.protect('publichealth.assessment', array['institution_id']);
