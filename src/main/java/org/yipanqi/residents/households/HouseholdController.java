package org.yipanqi.residents.households;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.web.Needs;

/** A resident's household, and how people come into it and leave it. */
@RestController
@RequestMapping("/api/residents")
@Needs("residents.register")
class HouseholdController {

  /**
   * @param household the one of now; null: none is recorded
   * @param stays in which households the resident was and is, the latest first
   */
  record HouseholdOfResident(@Nullable HouseholdView household, List<HouseholdStay> stays) {}

  /**
   * @param keeper the institution that keeps it
   * @param members those in the reader's sight, of now first
   */
  record HouseholdView(
      String no,
      int version,
      LocalDate openedOn,
      String keeper,
      boolean mayChange,
      List<HouseholdLine> members) {}

  /**
   * @param name masked
   * @param role head, spouse, child, child_in_law, grandchild, parent, grandparent, sibling, other
   * @param to the last day; null: a member now
   */
  record HouseholdLine(
      String personNo,
      String name,
      String sex,
      LocalDate born,
      String role,
      LocalDate from,
      @Nullable LocalDate to) {}

  record HouseholdStay(String no, String role, LocalDate from, @Nullable LocalDate to) {}

  record HouseholdOpening(LocalDate from) {}

  record HouseholdOpened(String no) {}

  record HouseholdJoining(int version, String personNo, @Nullable String role, LocalDate from) {}

  /**
   * @param last the last day in the household
   */
  record HouseholdLeaving(int version, String personNo, LocalDate last) {}

  /**
   * @param personNo who becomes the head
   * @param before what the head of before is to the new one
   */
  record HouseholdHeading(int version, String personNo, LocalDate from, @Nullable String before) {}

  private final Households households;
  private final HouseholdSheets sheets;
  private final Callers callers;

  HouseholdController(Households households, HouseholdSheets sheets, Callers callers) {
    this.households = households;
    this.sheets = sheets;
    this.callers = callers;
  }

  @GetMapping("/{personNo}/household")
  @Needs("residents.see_masked")
  ResponseEntity<HouseholdOfResident> of(@PathVariable String personNo) {
    var found = sheets.of(callers.current(), personNo);
    var body =
        new HouseholdOfResident(
            found.now().map(HouseholdController::view).orElse(null),
            found.stays().stream()
                .map(stay -> new HouseholdStay(stay.no(), stay.role(), stay.from(), stay.to()))
                .toList());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  /** A household of its own, with the resident as head. */
  @PostMapping("/{personNo}/household")
  @ResponseStatus(HttpStatus.CREATED)
  HouseholdOpened open(@PathVariable String personNo, @RequestBody HouseholdOpening opening) {
    return new HouseholdOpened(households.open(callers.current(), personNo, opening.from()));
  }

  @PostMapping("/households/{no}/members")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void join(@PathVariable String no, @RequestBody HouseholdJoining joining) {
    households.join(
        callers.current(),
        no,
        joining.version(),
        joining.personNo(),
        Role.ofMember(joining.role()),
        joining.from());
  }

  @PostMapping("/households/{no}/departures")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(@PathVariable String no, @RequestBody HouseholdLeaving leaving) {
    households.leave(callers.current(), no, leaving.version(), leaving.personNo(), leaving.last());
  }

  @PostMapping("/households/{no}/heads")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeHead(@PathVariable String no, @RequestBody HouseholdHeading heading) {
    households.changeHead(
        callers.current(),
        no,
        heading.version(),
        heading.personNo(),
        heading.from(),
        Role.ofMember(heading.before()));
  }

  private static HouseholdView view(HouseholdSheets.Sheet of) {
    return new HouseholdView(
        of.no(),
        of.version(),
        of.openedOn(),
        of.keeper(),
        of.mayChange(),
        of.members().stream()
            .map(each ->
                new HouseholdLine(
                    each.personNo(),
                    each.name(),
                    each.sex(),
                    each.born(),
                    each.role(),
                    each.from(),
                    each.to()))
            .toList());
  }
}
