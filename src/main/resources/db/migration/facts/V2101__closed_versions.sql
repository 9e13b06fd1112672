-- Older versions of persons hold identity numbers and phones in the clear. They wait to be closed
-- when the product starts, which then writes both tables anew, so that nothing of it is left in
-- their files, and drops this list (facts.ClearVersions).
create table facts.still_clear (
  format text not null,
  source_no text not null,
  version int not null,
  primary key (format, source_no, version)
);

insert into facts.still_clear
select format, source_no, version
  from facts.superseded
 where format = 'persons'
   and (("row" ->> 'id_no') is not null or ("row" ->> 'phone') is not null);

-- Nobody misses what was wrong in a file that was refused; where it was stays.
update facts.import_error e
   set value = '****'
  from facts.import_job j
 where j.id = e.job_id and j.format = 'persons' and e.value is not null
   and (e.column_code is null or e.column_code in ('id_no', 'phone', 'name', 'sex', 'birth_date',
     'death_date'));

update facts.import_error e
   set message_zh = '****', message_en = '****'
  from facts.import_job j
 where j.id = e.job_id and j.format = 'persons'
   and e.code in ('unknown-column', 'column-twice', 'is-a-day', 'is-percent', 'cell-error');

do $$
begin
  if not exists (select from facts.still_clear) and not exists (
    select from facts.import_error e join facts.import_job j on j.id = e.job_id
     where j.format = 'persons') then
    drop table facts.still_clear;
  end if;
end $$;
