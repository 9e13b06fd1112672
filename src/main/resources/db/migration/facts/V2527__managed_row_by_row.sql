-- As residents looks up homes: for each resident asked about, not for everybody at once.
alter policy by_manager on residents.person
 using (exists (
   select from facts.person_month m
    where m.person_id = person.id
      and (m.signer in (select i from scope.institutions() i)
        or m.chronic_manager in (select i from scope.institutions() i))
   offset 0));
