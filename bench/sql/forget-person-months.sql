-- As if person_month had never been derived.
truncate facts.person_month, facts.person_month_extent;
