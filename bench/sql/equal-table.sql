-- Columns, checks and indexes of the real one, and nothing in it.
create schema if not exists bench;
drop table if exists bench.visit;
create table bench.visit (like records.visit including all);
