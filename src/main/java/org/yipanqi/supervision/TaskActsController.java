package org.yipanqi.supervision;

import static org.yipanqi.web.MalformedRequest.needed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.Needs;

/** Tasks raised, dated, assigned, reported and reviewed. */
@RestController
@RequestMapping("/api/tasks")
class TaskActsController {

  /**
   * @param units who has to do it, in words
   * @param institution the code of an institution that has to see to it
   */
  record RaisedTask(
      @Nullable String county,
      @Nullable String title,
      @Nullable String units,
      @Nullable String basis,
      @Nullable String due,
      @Nullable String institution,
      @Nullable String assigned,
      @Nullable String login) {}

  record TaskDate(@Nullable Integer version, @Nullable String due, @Nullable String reason) {}

  record TaskAssignment(
      @Nullable Integer version,
      @Nullable String institution,
      @Nullable String assigned,
      @Nullable String login) {}

  record TaskReport(@Nullable Integer version, @Nullable String words) {}

  record TaskReview(
      @Nullable Integer version, @Nullable Boolean accepted, @Nullable String words) {}

  record TaskReopening(@Nullable Integer version, @Nullable String reason) {}

  record TaskNumber(String id) {}

  record TaskVersion(String id, String state, int version) {

    static TaskVersion of(Task it) {
      return new TaskVersion(String.valueOf(it.id()), it.state().code(), it.version());
    }
  }

  private final Tasks tasks;
  private final TaskEnds ends;
  private final Ledger ledger;
  private final Registry registry;
  private final Callers callers;

  TaskActsController(
      Tasks tasks, TaskEnds ends, Ledger ledger, Registry registry, Callers callers) {
    this.tasks = tasks;
    this.ends = ends;
    this.ledger = ledger;
    this.registry = registry;
    this.callers = callers;
  }

  /** A task that no policy has. */
  @PostMapping
  @Needs("supervision.keep")
  @ResponseStatus(HttpStatus.CREATED)
  TaskNumber raise(@RequestBody RaisedTask given) {
    var institution = institution(given.institution());
    var raised =
        new NewTask(
            ledger.county(needed("county", given.county())),
            "office:" + UUID.randomUUID(),
            Given.words(given.title(), 2, 200),
            Given.some("units", given.units(), 200),
            Given.words(given.basis(), 2, 500),
            Given.dayOrNull("due", given.due()),
            institution == null ? null : institution.id(),
            Given.some("assigned", given.assigned(), 100),
            Given.some("login", given.login(), 100));
    return new TaskNumber(String.valueOf(tasks.raise(callers.current(), raised)));
  }

  @PostMapping("/{id}/dates")
  @Needs("supervision.keep")
  TaskVersion date(@PathVariable long id, @RequestBody TaskDate given) {
    return TaskVersion.of(
        tasks.date(
            callers.current(),
            id,
            needed("version", given.version()),
            Given.day("due", given.due()),
            given.reason()));
  }

  @PostMapping("/{id}/assignments")
  @Needs("supervision.keep")
  TaskVersion assign(@PathVariable long id, @RequestBody TaskAssignment given) {
    return TaskVersion.of(
        tasks.assign(
            callers.current(),
            id,
            needed("version", given.version()),
            institution(given.institution()),
            given.assigned(),
            given.login()));
  }

  @PostMapping("/{id}/reports")
  @Needs("supervision.report")
  TaskVersion report(@PathVariable long id, @RequestBody TaskReport given) {
    return TaskVersion.of(
        tasks.report(callers.current(), id, needed("version", given.version()), given.words()));
  }

  @PostMapping("/{id}/reviews")
  @Needs("supervision.review")
  TaskVersion review(@PathVariable long id, @RequestBody TaskReview given) {
    return TaskVersion.of(
        tasks.review(
            callers.current(),
            id,
            needed("version", given.version()),
            needed("accepted", given.accepted()),
            given.words()));
  }

  /** Nobody has to do it any more. */
  @PostMapping("/{id}/droppings")
  @Needs("supervision.keep")
  TaskVersion drop(@PathVariable long id, @RequestBody TaskReopening given) {
    return TaskVersion.of(
        ends.drop(callers.current(), id, needed("version", given.version()), given.reason()));
  }

  @PostMapping("/{id}/reopenings")
  @Needs("supervision.review")
  TaskVersion reopen(@PathVariable long id, @RequestBody TaskReopening given) {
    return TaskVersion.of(
        ends.reopen(callers.current(), id, needed("version", given.version()), given.reason()));
  }

  private @Nullable Institution institution(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : registry
            .snapshot()
            .institution(code.strip())
            .orElseThrow(SupervisionProblem.UNKNOWN_INSTITUTION::because);
  }
}
