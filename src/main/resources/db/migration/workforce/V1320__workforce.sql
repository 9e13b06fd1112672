-- Staff in post: where a person works, where the post belongs, and what the person may do.
create schema workforce;
create schema workforce_api;

create table workforce.post (
  source_id int not null,
  source_no text not null,
  staff_no text not null,
  name text not null,
  institution_id int not null references registry.institution,
  home_institution_id int not null references registry.institution,
  main_post boolean not null,
  share numeric(4, 3) not null check (share > 0 and share <= 1),
  category text not null
    check (category in ('doctor', 'assistant_doctor', 'nurse', 'pharmacist', 'technician',
      'village_doctor', 'manager', 'worker')),
  title text not null check (title in ('none', 'junior', 'mid', 'associate_senior', 'senior')),
  education text not null check (education in ('below_college', 'college', 'bachelor', 'master')),
  licence_scope text,
  gp boolean not null,
  head boolean not null,
  valid_from date not null,
  valid_to date,
  recorded_by text,
  recorded_at timestamp,
  void boolean not null default false,
  import_id bigint not null,
  primary key (source_id, source_no),
  check (valid_to >= valid_from)
);
create index on workforce.post (institution_id, valid_from);
create index on workforce.post (home_institution_id, valid_from);

create view workforce_api.post with (security_invoker = true) as
select institution_id as workplace, home_institution_id as home, valid_from, valid_to,
  share, main_post, category, title, education, licence_scope, gp, head, staff_no,
  source_id, source_no, recorded_by, recorded_at
from workforce.post
where not void;
