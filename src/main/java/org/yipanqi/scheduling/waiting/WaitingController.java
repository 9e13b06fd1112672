package org.yipanqi.scheduling.waiting;

import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_INSTITUTION;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.scheduling.Given;
import org.yipanqi.scheduling.Wanted;
import org.yipanqi.scheduling.waiting.WaitingLists.LineEntry;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Lines joined, left and looked at. */
@RestController
@RequestMapping("/api/pools")
@Needs("scheduling.book")
class WaitingController {

  /**
   * @param kind slot, bed or device
   * @param what the department, or the kind of device
   * @param sex for whom a bed must be: male, female; null where it does not matter
   * @param forInstitution the code of the institution that asks
   * @param urgency urgent, priority or routine
   */
  record LineJoin(
      @Nullable String kind,
      @Nullable String what,
      @Nullable String sex,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String forInstitution,
      @Nullable String reference,
      @Nullable String urgency) {}

  record LineJoined(long id) {}

  record LineLeave(int version, @Nullable String reason) {}

  private final Waiting waiting;
  private final WaitingLists lists;
  private final Offers offers;
  private final Registry registry;
  private final Callers callers;

  WaitingController(
      Waiting waiting, WaitingLists lists, Offers offers, Registry registry, Callers callers) {
    this.waiting = waiting;
    this.lists = lists;
    this.offers = offers;
    this.registry = registry;
    this.callers = callers;
  }

  @GetMapping("/{institution}/line")
  @Needs("scheduling.see")
  List<LineEntry> line(@PathVariable String institution) {
    return lists.of(callers.current(), institution);
  }

  @PostMapping("/{institution}/line")
  @ResponseStatus(HttpStatus.CREATED)
  LineJoined join(@PathVariable String institution, @RequestBody LineJoin asked) {
    var from = asked.from();
    if (asked.until() != null && from != null && asked.until().isBefore(from)) {
      throw new MalformedRequest("until", "scheduling.not-after");
    }
    var place =
        new WaitFor(
            number(institution),
            Given.oneOf("kind", asked.kind(), "slot", "bed", "device"),
            Given.text("what", asked.what(), Given.NAME),
            asked.sex() == null ? null : Given.oneOf("sex", asked.sex(), "male", "female"),
            from,
            asked.until());
    var reference =
        asked.reference() == null || asked.reference().isBlank() ? null : asked.reference();
    var wanted =
        new Wanted(
            number(Given.text("forInstitution", asked.forInstitution(), Given.CODE)),
            null,
            reference,
            Given.urgency("urgency", asked.urgency()));
    var id = waiting.join(callers.current(), place, wanted);
    offers.sweep();
    return new LineJoined(id);
  }

  @PostMapping("/line/{entry}/leaving")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(@PathVariable long entry, @RequestBody LineLeave asked) {
    waiting.leave(callers.current(), entry, asked.version(), asked.reason());
  }

  private int number(String institution) {
    return registry
        .snapshot()
        .institution(institution)
        .map(Institution::id)
        .orElseThrow(UNKNOWN_INSTITUTION::because);
  }
}
