package org.yipanqi.reporting;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
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

  /**
   * The last day in time for handing it in. Where nobody has fixed the filler's own, it is that of
   * the first step after it that has one: whoever hands in later makes that one late.
   */
  public Optional<LocalDate> due() {
    return dated().flatMap(this::due);
  }

  /** In words, by when it is to be handed in; null where the document says nothing. */
  public @Nullable Label dueWords() {
    var step = dated().orElse(chain.steps().getFirst());
    var rule = step.due();
    if (rule == null) {
      return null;
    }
    var words = rule.words(given().parameters());
    return step.equals(chain.steps().getFirst())
        ? words
        : new Label(step.label().zh() + "：" + words.zh(), step.label().en() + ": " + words.en());
  }

  private Optional<Chain.Step> dated() {
    return chain.steps().stream().filter(step -> due(step).isPresent()).findFirst();
  }
}
