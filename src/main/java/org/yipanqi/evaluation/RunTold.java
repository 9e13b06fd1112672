package org.yipanqi.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.evaluation.results.Round;
import org.yipanqi.evaluation.results.Run;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.Message;
import org.yipanqi.messages.Messenger;
import org.yipanqi.messages.Recipient;

/** Tells whoever is next, by duty. No reason and no score is in it: these stand on the page. */
@Component
class RunTold {

  private static final int CITY_DIGITS = 4;

  private final Messenger messenger;
  private final Clock clock;

  RunTold(Messenger messenger, Clock clock) {
    this.messenger = messenger;
    this.clock = clock;
  }

  /** A round was opened: the unit has its own marks to state. */
  void opened(Run run, Round round) {
    tell(
        run,
        "assess",
        owners(run),
        words(run, round, "考核已发起，请填写自评", "evaluation was opened: please state your own marks"),
        round.selfDue());
  }

  /** The day is near on which the unit hands in its own marks, or it is over. Once for each. */
  void due(Run run, Round round, LocalDate day, boolean late) {
    var to = new LinkedHashSet<>(owners(run));
    if (late) {
      to.addAll(office(run));
    }
    var words =
        late
            ? words(run, round, "考核自评已过期限，尚未提交", "own marks are late")
            : words(run, round, "考核自评即将到期，请提交", "own marks are due soon");
    send(
        "evaluation-%s:%d:%s".formatted(late ? "late" : "due", run.id(), day),
        late ? "evaluation.late" : "evaluation.due",
        to,
        words,
        run,
        day);
  }

  void handedIn(Run run, Round round) {
    tell(
        run,
        "submitted",
        reviewers(run),
        words(run, round, "考核自评已提交，请审核", "own marks were handed in: please review"),
        null);
  }

  void returned(Run run, Round round) {
    tell(
        run,
        "returned",
        owners(run),
        words(run, round, "考核自评被退回，请按意见补齐", "own marks were given back: please complete them"),
        null);
  }

  void confirmed(Run run, Round round) {
    tell(
        run,
        "final",
        owners(run),
        words(run, round, "考核得分已确认，待公布", "score is confirmed and waits to be published"),
        null);
  }

  void reopened(Run run, Round round) {
    tell(
        run,
        "reopened",
        owners(run),
        words(run, round, "考核得分重新审核", "score is under review again"),
        null);
  }

  /** Everybody who was scored, and those who pay by it. */
  void published(List<Run> runs, Round round) {
    runs.forEach(run ->
        tell(
            run,
            "published",
            with(owners(run), Duty.INSURANCE_BUREAU, run),
            words(run, round, "考核结果已公布", "result is published"),
            null));
  }

  void withdrawn(List<Run> runs, Round round) {
    runs.forEach(run ->
        tell(
            run,
            "withdrawn",
            owners(run),
            words(run, round, "考核已撤销", "evaluation was withdrawn"),
            null));
  }

  private static Label words(Run run, Round round, String zh, String en) {
    var period = round.period().toString();
    return new Label(
        run.name().zh() + " " + period + " " + zh, run.name().en() + ", " + period + ": " + en);
  }

  private void tell(
      Run run, String event, Set<Recipient> to, Label words, @Nullable LocalDate due) {
    var key = "evaluation-%s:%d:%d".formatted(event, run.id(), run.version());
    send(key, "evaluation." + event, to, words, run, due);
  }

  private void send(
      String key, String kind, Set<Recipient> to, Label words, Run run, @Nullable LocalDate due) {
    var until = due == null ? null : due.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    messenger.tell(
        new Message(key, kind, Set.copyOf(to), words, "/evaluations/" + run.id(), until));
  }

  /** Whose own marks they are. */
  private static Set<Recipient> owners(Run run) {
    var duty = run.duty();
    if (run.institution() != null) {
      return Set.of(new Recipient.OfDuty(Duty.COMMUNITY_DIRECTOR, run.unit()));
    }
    return duty == null ? office(run) : Set.of(new Recipient.OfDuty(duty, code(run)));
  }

  private static Set<Recipient> office(Run run) {
    return Set.of(new Recipient.OfDuty(Duty.REFORM_OFFICER, code(run)));
  }

  /** What the county states of itself its city reviews. */
  private static Set<Recipient> reviewers(Run run) {
    return run.countyItself()
        ? with(office(run), Duty.REVIEWER, code(run).substring(0, CITY_DIGITS))
        : office(run);
  }

  private static Set<Recipient> with(Set<Recipient> to, Duty duty, Run run) {
    return with(to, duty, code(run));
  }

  private static Set<Recipient> with(Set<Recipient> to, Duty duty, String unit) {
    var all = new LinkedHashSet<>(to);
    all.add(new Recipient.OfDuty(duty, unit));
    return all;
  }

  private static String code(Run run) {
    return String.valueOf(run.county());
  }
}
