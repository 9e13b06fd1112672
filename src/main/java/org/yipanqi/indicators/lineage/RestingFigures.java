package org.yipanqi.indicators.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;

/** The other way round: which figures of a pack rest on a fact, and are partial without it. */
@Service
class RestingFigures {

  /** A figure by its series, in the order of the pack. */
  record RestingFigure(String series, Label title) {}

  private final Calendar calendar;

  RestingFigures(Calendar calendar) {
    this.calendar = calendar;
  }

  List<RestingFigure> of(Caller caller, PolicyPack pack, String fact, String month) {
    var day = calendar.asked(pack, month, true).end();
    var found = new ArrayList<RestingFigure>();
    for (var id : pack.seriesIds()) {
      pack.series(id, day)
          .filter(series -> rests(pack, series.formula().refs(), fact, day))
          .ifPresent(series -> found.add(new RestingFigure(series.id(), series.title())));
    }
    return found;
  }

  private static boolean rests(
      PolicyPack pack, Collection<Formula.Ref> refs, String fact, LocalDate day) {
    return refs.stream()
        .flatMap(ref -> pack.measure(ref.measure(), day).stream())
        .anyMatch(measure ->
            switch (measure) {
              case Measure.Base base -> base.sources().contains(fact);
              case Measure.Derived derived -> rests(pack, derived.formula().refs(), fact, day);
            });
  }
}
