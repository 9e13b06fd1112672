package org.yipanqi.reporting;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Form;

/** The forms of the policies that bind a county. */
@Component
public class FormShelf {

  private final Policies policies;

  FormShelf(Policies policies) {
    this.policies = policies;
  }

  /** Every form that is about a time in which a month lies, by the policies that bind a county. */
  public List<FormAtWork> owed(long county, YearMonth month) {
    var all = new ArrayList<FormAtWork>();
    for (var pack : policies.all()) {
      if (binds(pack, county)) {
        for (var id : pack.forms().ids()) {
          period(pack, id, month).flatMap(p -> newest(pack, id, p)).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** The newest version of a form for a period; empty where it is none of it. */
  public Optional<FormAtWork> newest(String pack, String form, Period period) {
    return policies.find(pack).flatMap(it -> newest(it, form, period));
  }

  /** A return's own version of its form. */
  FormAtWork of(Return it) {
    return policies
        .find(it.pack())
        .flatMap(pack ->
            pack.forms().form(it.form(), it.formVersion()).flatMap(f -> with(pack, f, it.period())))
        .orElseThrow(() -> ReportingProblem.UNKNOWN_FORM.because(it.form()));
  }

  boolean binds(String pack, long county) {
    return policies.find(pack).filter(it -> binds(it, county)).isPresent();
  }

  private static Optional<FormAtWork> newest(PolicyPack pack, String form, Period period) {
    return pack.forms()
        .form(form, period.end())
        .filter(f -> f.period().fits(period))
        .filter(_ -> inForce(pack, period))
        .flatMap(f -> with(pack, f, period));
  }

  private static Optional<FormAtWork> with(PolicyPack pack, Form form, Period period) {
    return pack.forms().chain(form.chain()).map(way -> new FormAtWork(pack, form, way, period));
  }

  private static Optional<Period> period(PolicyPack pack, String form, YearMonth month) {
    return pack.forms().forms().stream()
        .filter(f -> f.id().equals(form))
        .findFirst()
        .map(f -> Period.containing(month, f.period().kind().orElse(Period.Kind.YEAR)));
  }

  private static boolean inForce(PolicyPack pack, Period period) {
    var document = pack.document();
    return !document.effectiveFrom().isAfter(period.end())
        && (document.effectiveTo() == null || !document.effectiveTo().isBefore(period.start()));
  }

  private static boolean binds(PolicyPack pack, long county) {
    return pack.document().binds().stream().anyMatch(String.valueOf(county)::startsWith);
  }
}
