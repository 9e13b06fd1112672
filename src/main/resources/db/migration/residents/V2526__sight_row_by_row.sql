-- Whether a resident is in sight is looked up for each resident asked about. Without the offset the
-- planner may gather everybody in sight first, for a page of twenty.
alter policy by_home on residents.person
 using ((select scope.all_homes())
   or exists (select from residents.residence r where r.person_id = person.id offset 0));
