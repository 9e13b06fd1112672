-- The months of a merged entry are kept with the one that stands for it: whoever signed or manages the
-- person goes on seeing both.
create policy by_manager_of_both on residents.person for select to yipanqi_app
 using (merged_into is not null and exists (
   select
     from residents_api.merged_entry e
     join facts.person_month m on m.person_id = e.person
    where e.entry = person.id
      and (m.signer in (select i from scope.institutions() i)
        or m.chronic_manager in (select i from scope.institutions() i))));
