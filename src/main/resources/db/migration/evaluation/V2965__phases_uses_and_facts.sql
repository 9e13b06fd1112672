-- Evaluations that a document's phase asks for, until when units state their own marks, whose duty
-- they are, what rests on a result and from when, and results as facts.

alter table evaluation.round
  add phase text,
  add phase_clause text,
  add phase_zh text,
  add phase_en text,
  add phase_due date,
  -- the last day on which units hand in their own marks; nothing where the table sets none
  add self_due date,
  add check (num_nulls(phase, phase_clause, phase_zh, phase_en, phase_due) in (0, 5)),
  add check ((purpose = 'regular') = (phase is null));

alter table evaluation.run
  -- the unit's number outside this schema, by which facts are laid out; a department has none
  add unit_no bigint,
  -- whose holders state a department's marks; nothing where the reform office does
  add duty text check (duty in ('INSURANCE_BUREAU'));

-- What rests on the results of a round, as its table said when it was published.
create table evaluation.result_use (
  round_id bigint not null references evaluation.round,
  county bigint not null,
  use text not null check (use in ('pay', 'insurance', 'grading', 'heads_posts', 'heads_salaries',
    'public_health_money', 'honours', 'departments_year', 'reform_assessment')),
  clause text not null,
  available_from date not null,
  primary key (round_id, use)
);
alter table evaluation.result_use enable row level security;
grant select on evaluation.result_use to yipanqi_app;
create policy by_county on evaluation.result_use for select to yipanqi_app using (
  (select scope.all_figures()) or county in (select c from scope.counties() c));
create trigger guard_write before insert or update or delete on evaluation.result_use for each row
  when (current_setting('yipanqi.writes', true) is distinct from 'all')
  execute function scope.guard_write('county');

-- A city's reviewer sees figures and no records: what a county has handed in of itself is what
-- there is to review.
create policy handed_in on evaluation.run for select to yipanqi_app using (
  institution_id is null and submitted_at is not null and unit = county::text
  and not (select scope.all_records()) and not exists (select from scope.institutions())
  and ((select scope.all_figures()) or county in (select c from scope.counties() c)));

-- By use: a table's own days, or those of all its results.
create view evaluation_api.result_use with (security_invoker = true) as
select u.id as run, r.id as round, r.county, r.about, r.period, r.first_day, r.last_day, u.unit,
       u.institution_id as institution, u.score, u.whole, u.grade, s.use, s.clause, r.pack,
       s.available_from
  from evaluation.run u
  join evaluation.round r on r.id = u.round_id
  join evaluation.result_use s on s.round_id = r.id
 where u.state = 'published';
grant select on evaluation_api.result_use to yipanqi_app;

-- The fact of the same name: a result counts from the day on which it may be used, and for nothing
-- before. One row for each use, so that a measure says which day is meant.
create view evaluation_api.evaluation_result with (security_invoker = true) as
select u.unit_no as scored, s.available_from, s.use, r.table_code as scoring_table, r.about, r.purpose, u.score, u.whole, u.grade,
       round(u.score * 100 / u.whole, 4) as percent,
       (extract(year from age(r.last_day + 1, r.first_day)) * 12
         + extract(month from age(r.last_day + 1, r.first_day)))::int as months
  from evaluation.run u
  join evaluation.round r on r.id = u.round_id
  join evaluation.result_use s on s.round_id = r.id
 where u.state = 'published' and u.unit_no is not null;
grant select on evaluation_api.evaluation_result to yipanqi_app;
