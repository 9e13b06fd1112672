package org.yipanqi.reporting;

import java.time.LocalDate;
import java.util.Optional;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Givens;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Chain;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Given;

/** A version of a form with what it is read by: its pack, the way it goes, a period. */
public record FormAtWork(PolicyPack pack, Form form, Chain chain, Period period) {

  public Given given() {
    return Givens.of(pack, period.end());
  }

  /** The last day in time for a step; empty where nobody has fixed one. */
  public Optional<LocalDate> due(Chain.Step step) {
    var rule = step.due();
    return rule == null ? Optional.empty() : rule.lastDay(period, given().parameters());
  }

  /** The last day in time for handing it in. */
  public Optional<LocalDate> due() {
    return due(chain.steps().getFirst());
  }
}
