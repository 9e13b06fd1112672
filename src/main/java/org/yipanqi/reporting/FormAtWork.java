package org.yipanqi.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Chain;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Given;

/** A version of a form with what it is read by: its pack, the way it goes, a period's parameters. */
record FormAtWork(PolicyPack pack, Form form, Chain chain, Period period) {

  List<Chain.Step> steps() {
    return chain.steps();
  }

  Chain.Step step(int no) {
    return chain.steps().get(no);
  }

  int last() {
    return chain.steps().size() - 1;
  }

  /** Whether the act of a step is to lock, so that every review is passed there. */
  boolean locks(int no) {
    return no <= last() && step(no).act() == Chain.Act.LOCK;
  }

  /** The last day in time for a step; empty where nobody has fixed one. */
  Optional<LocalDate> due(int no) {
    var rule = step(no).due();
    return rule == null ? Optional.empty() : rule.lastDay(period, this::parameter);
  }

  /** The last day in time for handing it in. */
  Optional<LocalDate> due() {
    return due(ReturnRules.FILLING);
  }

  Given given() {
    return new Given(
        period.end(), this::parameter, rule -> pack.rule(rule, period.end()));
  }

  Optional<Object> parameter(String id) {
    return pack.parameter(id, period.end()).map(Parameter::value);
  }
}
