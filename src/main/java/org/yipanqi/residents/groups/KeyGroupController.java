package org.yipanqi.residents.groups;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** The key groups of a resident, and those that are entered by hand. */
@RestController
@RequestMapping("/api/residents/{personNo}/key-groups")
@Needs("residents.register")
class KeyGroupController {

  /**
   * @param standing member, later, former, no, or no_source where nothing has ever come
   * @param source birth, pregnancies, enrolments or recognition; only the last is entered by hand
   */
  record KeyGroupRow(
      String group, Label label, String standing, String source, List<KeyGroupLine> lines) {}

  /**
   * @param reason age, pregnancy, a disease, recognised or by_hand
   * @param entry by which what was entered by hand is ended
   */
  record KeyGroupLine(
      LocalDate from,
      @Nullable LocalDate to,
      String reason,
      @Nullable String basis,
      @Nullable String recordedBy,
      @Nullable String entry) {}

  record KeyGroupEntry(
      @Nullable String group, LocalDate from, @Nullable LocalDate to, @Nullable String basis) {}

  record KeyGroupEnding(LocalDate last, @Nullable String basis) {}

  private final KeyGroups groups;
  private final Recognitions recognitions;
  private final Callers callers;

  KeyGroupController(KeyGroups groups, Recognitions recognitions, Callers callers) {
    this.groups = groups;
    this.recognitions = recognitions;
    this.callers = callers;
  }

  @GetMapping
  @Needs("residents.see_masked")
  ResponseEntity<List<KeyGroupRow>> of(@PathVariable String personNo) {
    var rows =
        groups.of(callers.current(), personNo).stream().map(KeyGroupController::row).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(rows);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void enter(@PathVariable String personNo, @RequestBody KeyGroupEntry entry) {
    recognitions.enter(
        callers.current(), personNo, entry.group(), entry.from(), entry.to(), entry.basis());
  }

  @PostMapping("/{entry}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @PathVariable String personNo,
      @PathVariable String entry,
      @RequestBody KeyGroupEnding ending) {
    recognitions.end(callers.current(), personNo, entry, ending.last(), ending.basis());
  }

  private static KeyGroupRow row(KeyGroups.Membership of) {
    return new KeyGroupRow(
        of.group().code(),
        of.group().label(),
        of.standing().name().toLowerCase(Locale.ROOT),
        of.group().source().code(),
        of.lines().stream()
            .map(line ->
                new KeyGroupLine(
                    line.from(),
                    line.to(),
                    line.reason(),
                    line.basis(),
                    line.recordedBy(),
                    line.entry()))
            .toList());
  }
}
