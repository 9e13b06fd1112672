grant usage on schema insurance, insurance_api to yipanqi_app;
grant select on all tables in schema insurance_api to yipanqi_app;
-- The pool's own county sees what its insured cost elsewhere.
call scope.protect('insurance.claim', array['provider_id'], array['pool']);
