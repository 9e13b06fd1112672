-- Staff in post with their names: for lists of people, not for figures.
create view workforce_api.staff_post with (security_invoker = true) as
select staff_no, name, institution_id as workplace, home_institution_id as home, main_post, share,
  category, title, education, gp, head, valid_from, valid_to
from workforce.post
where not void;
grant select on workforce_api.staff_post to yipanqi_app;
create index on workforce.post (staff_no);
