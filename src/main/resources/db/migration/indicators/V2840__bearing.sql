-- Whether the targets of a kept figure bore on its place in its period. What was closed before this
-- was asked was judged as bound.
alter table indicators.frozen_figure add column bearing text
  check (bearing in ('binds', 'not_yet_in_force', 'lapsed', 'superseded', 'not_bound_here'));
