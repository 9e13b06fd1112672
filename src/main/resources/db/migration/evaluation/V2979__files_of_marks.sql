-- Who sees a unit's evaluation may come to see its files; who of those does, once it is published,
-- says the module: whoever sees the unit's records, and who reviews.
call evidence.seen_with('self_assessment', 'evaluation.run');
call evidence.seen_with('review', 'evaluation.run');
