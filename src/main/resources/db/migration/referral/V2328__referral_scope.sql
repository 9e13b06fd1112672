grant usage on schema referral, referral_api to yipanqi_app;
grant select on all tables in schema referral_api to yipanqi_app;
call scope.protect('referral.referral', array['from_institution_id', 'to_institution_id']);
