-- As if no visit had ever come in.
drop schema if exists bench cascade;
truncate records.visit;
delete from facts.import_job where format = 'visits';
delete from facts.receipt where fact = 'visit';
delete from facts.delivery where fact = 'visit';
