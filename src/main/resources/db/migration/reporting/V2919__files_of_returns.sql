-- Whoever sees a return sees the files that belong to it.
call evidence.seen_with('return', 'reporting.form_return');
