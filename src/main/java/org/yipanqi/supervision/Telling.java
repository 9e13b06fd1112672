package org.yipanqi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.kernel.Label;
import org.yipanqi.messages.Message;
import org.yipanqi.messages.Messenger;
import org.yipanqi.messages.Recipient;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.BrowserEvents;

/** Notes what was done in the trail, and tells whoever it concerns. */
@Component
public class Telling {

  private final Trail trail;
  private final BrowserEvents browsers;
  private final Messenger messenger;
  private final Registry registry;
  private final Clock clock;

  Telling(
      Trail trail, BrowserEvents browsers, Messenger messenger, Registry registry, Clock clock) {
    this.trail = trail;
    this.browsers = browsers;
    this.messenger = messenger;
    this.registry = registry;
    this.clock = clock;
  }

  /** An act on a task: into the trail, to open pages, and to who acts next. */
  void task(
      Caller caller,
      SupervisionAction action,
      Task task,
      @Nullable String words,
      Map<String, ?> what) {
    noted(caller, action, "task", task.id(), task.county(), words, what);
    switch (action) {
      case TASK_RAISED ->
          tell(
              task,
              "raised",
              doers(task),
              new Label("有一项新任务由您办理，请查看", "A new task is yours: please look"));
      case TASK_AMENDED, TASK_DROPPED ->
          tell(
              task,
              "changed",
              doers(task),
              new Label("由您办理的一项任务有变动，请查看", "A task of yours has changed: please look"));
      case TASK_ASSIGNED ->
          tell(
              task,
              "assigned",
              doers(task),
              new Label("有一项任务分派给您，请查看", "A task was assigned to you: please look"));
      case TASK_REPORTED ->
          tell(
              task,
              "reported",
              reviewers(task.county()),
              new Label("有一项任务报了完成，请审核", "A task was reported as done: please review"));
      case TASK_RETURNED ->
          tell(
              task,
              "returned",
              doers(task),
              new Label("任务填报被退回，请按意见补齐", "A report was returned: please add what is missing"));
      default -> {}
    }
  }

  /** What is late, or will be in some days; told once for each date. */
  void due(Task task, LocalDate due, boolean late) {
    var to = doers(task);
    if (late) {
      to.add(new Recipient.OfDuty(Duty.REFORM_OFFICER, String.valueOf(task.county())));
    }
    var words =
        late
            ? new Label(
                "一项任务已过 " + due + " 的期限，还没有完成", "A task was due " + due + " and is not done")
            : new Label("一项任务 " + due + " 到期，请抓紧办理", "A task is due " + due);
    send(
        "supervision-%s:%d:%s".formatted(late ? "late" : "due", task.id(), due),
        late ? "supervision.late" : "supervision.due",
        to,
        words,
        "/tasks?task=" + task.id(),
        due);
  }

  /** Something was found, or is late to be put right. */
  public void finding(long id, @Nullable Integer institution, long county, LocalDate due) {
    var to = places(institution);
    if (to.isEmpty()) {
      to.add(new Recipient.OfDuty(Duty.REFORM_OFFICER, String.valueOf(county)));
    }
    send(
        "supervision-finding:%d:%s".formatted(id, due),
        "supervision.finding",
        to,
        new Label(
            "督查发现问题，请在 " + due + " 前整改", "An inspection found something: put it right by " + due),
        "/inspections?finding=" + id,
        due);
  }

  /**
   * Measures wait for a person's decision.
   *
   * @param newest the number of the newest; it is told once
   */
  public void proposed(long county, long newest, int howMany) {
    send(
        "supervision-proposed:" + county + ":" + newest,
        "supervision.proposed",
        Set.of(new Recipient.OfDuty(Duty.REFORM_OFFICER, String.valueOf(county))),
        new Label(
            "提出了表扬或督办措施，请决定：" + howMany + " 条", "Measures are proposed, please decide: " + howMany),
        howMany == 1 ? "/discipline?proposal=" + newest : "/discipline",
        null);
  }

  /** Something else of the module's; the open pages of the county ask anew. */
  public void noted(
      Caller caller,
      SupervisionAction action,
      String kind,
      long id,
      long county,
      @Nullable String words,
      Map<String, ?> what) {
    trail.note(
        caller,
        Entry.of(action, kind, id)
            .at(String.valueOf(county))
            .because(words)
            .changed(null, Map.copyOf(what)));
    browsers.tell("supervision", Map.of("county", county));
  }

  private void tell(Task task, String event, Set<Recipient> to, Label words) {
    send(
        "supervision-%s:%d:%d".formatted(event, task.id(), task.version()),
        "supervision." + event,
        to,
        words,
        "/tasks?task=" + task.id(),
        null);
  }

  private void send(
      String key,
      String kind,
      Set<? extends Recipient> to,
      Label words,
      String link,
      @Nullable LocalDate due) {
    if (!to.isEmpty()) {
      var until = due == null ? null : due.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
      messenger.tell(new Message(key, kind, Set.copyOf(to), words, link, until));
    }
  }

  private static Set<Recipient> reviewers(long county) {
    var code = String.valueOf(county);
    return Set.of(
        new Recipient.OfDuty(Duty.REFORM_OFFICER, code), new Recipient.OfDuty(Duty.AUDITOR, code));
  }

  private Set<Recipient> doers(Task task) {
    var to = places(task.institution());
    var login = task.login();
    if (login != null) {
      to.add(new Recipient.OfAccount(login));
    }
    return to;
  }

  /** Whoever leads an institution's community, and its own office. */
  private Set<Recipient> places(@Nullable Integer institution) {
    var to = new LinkedHashSet<Recipient>();
    if (institution != null) {
      var register = registry.snapshot();
      register
          .institution(institution)
          .ifPresent(it -> to.add(new Recipient.OfDuty(Duty.TOWNSHIP_DOCTOR, it.code())));
      register
          .communityOf(institution, LocalDate.now(clock))
          .ifPresent(it -> to.add(new Recipient.OfDuty(Duty.COMMUNITY_DIRECTOR, it.code())));
    }
    return to;
  }
}
