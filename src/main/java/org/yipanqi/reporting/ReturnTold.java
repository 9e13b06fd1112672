package org.yipanqi.reporting;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.Message;
import org.yipanqi.messages.Messenger;
import org.yipanqi.messages.Recipient;

/** Tells whoever is next that a return waits, or came back. */
@Component
class ReturnTold {

  private static final int LONGEST_REASON = 120;

  private final Messenger messenger;

  ReturnTold(Messenger messenger) {
    this.messenger = messenger;
  }

  /** With the transaction that moved it. */
  void moved(Return is, Way way, ReturnAct act, @Nullable String why) {
    var form = way.form().form().shortTitle();
    var unit = way.unit().shortName();
    var period = is.period().toString();
    var link = "/reports/" + is.id();
    var key = "return-" + is.id() + "-" + is.version();
    if (is.state() == ReturnState.RETURNED) {
      var reason = why == null ? "" : shortened(why);
      var words =
          act == ReturnAct.REOPEN
              ? new Label(
                  "%s %s 已重新打开：%s".formatted(period, form.zh(), reason),
                  "%s %s was reopened: %s".formatted(period, form.en(), reason))
              : new Label(
                  "%s %s 被退回：%s".formatted(period, form.zh(), reason),
                  "%s %s was given back: %s".formatted(period, form.en(), reason));
      tell(key, "reporting.returned", to(way, ReturnRules.FILLING), words, link);
    } else if (is.state().waits() && act == ReturnAct.SEND_BACK) {
      var reason = why == null ? "" : shortened(why);
      var words =
          new Label(
              "%s %s %s 被退回%s：%s"
                  .formatted(
                      unit.zh(), period, form.zh(), way.step(is.step()).label().zh(), reason),
              "%s %s of %s was given back (%s): %s"
                  .formatted(
                      period, form.en(), unit.en(), way.step(is.step()).label().en(), reason));
      tell(key, "reporting.returned", to(way, is.step()), words, link);
    } else if (is.state().waits()) {
      var words =
          new Label(
              "%s %s %s 等您%s"
                  .formatted(unit.zh(), period, form.zh(), way.step(is.step()).label().zh()),
              "%s %s of %s waits: %s"
                  .formatted(period, form.en(), unit.en(), way.step(is.step()).label().en()));
      tell(key, "reporting.waiting", to(way, is.step()), words, link);
    } else if (is.state() == ReturnState.LOCKED) {
      var words =
          new Label(
              "%s %s 已确认锁定".formatted(period, form.zh()),
              "%s %s is confirmed and locked".formatted(period, form.en()));
      tell(key, "reporting.locked", to(way, ReturnRules.FILLING), words, link);
    }
  }

  /** Many at once: one message for each who is next. */
  void movedMany(List<Return> are, Map<Long, Way> ways) {
    var counts = new LinkedHashMap<Recipient, Integer>();
    for (var is : are) {
      if (is.state().waits()) {
        to(Objects.requireNonNull(ways.get(is.id())), is.step())
            .forEach(who -> counts.merge(who, 1, Integer::sum));
      }
    }
    var key = "returns-" + are.getFirst().id() + "-" + are.getFirst().version() + "-";
    counts.forEach((who, count) ->
        tell(
            key + who.hashCode(),
            "reporting.waiting",
            Set.of(who),
            new Label("有 %d 份报表等您审核".formatted(count), "%d returns wait for you".formatted(count)),
            "/reports"));
  }

  private static Set<Recipient> to(Way way, int step) {
    var all = new HashSet<Recipient>();
    var duty = way.step(step).duty();
    way.places(step).forEach(unit -> all.add(new Recipient.OfDuty(duty, unit)));
    return all;
  }

  private void tell(String key, String kind, Set<Recipient> to, Label words, String link) {
    if (!to.isEmpty()) {
      messenger.tell(new Message(key, kind, to, words, link, null));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }
}
