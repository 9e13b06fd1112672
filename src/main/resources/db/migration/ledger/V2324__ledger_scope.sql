grant usage on schema ledger, ledger_api to yipanqi_app;
grant select on all tables in schema ledger_api to yipanqi_app;
call scope.protect('ledger.income', array['institution_id']);
call scope.protect('ledger.expense', array['institution_id']);
