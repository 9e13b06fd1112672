package org.yipanqi.referral.desk;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.referral.SpecialDays;
import org.yipanqi.referral.SpecialDays.SpecialDay;
import org.yipanqi.web.Needs;

/** Holidays and weekends worked on, by which terms in working days are counted. */
@RestController
@RequestMapping("/api/special-days")
class SpecialDayController {

  record SpecialDayNote(boolean works, String words) {}

  private final SpecialDays days;
  private final Callers callers;

  SpecialDayController(SpecialDays days, Callers callers) {
    this.days = days;
    this.callers = callers;
  }

  @GetMapping
  @Needs("referral.see")
  List<SpecialDay> list(@RequestParam int year) {
    return days.of(callers.current(), Math.clamp(year, 1900, 2999));
  }

  @PutMapping("/{day}")
  @Needs("referral.keep_days")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(@PathVariable LocalDate day, @RequestBody SpecialDayNote note) {
    days.note(callers.current(), new SpecialDay(day, note.works(), note.words()));
  }

  @DeleteMapping("/{day}")
  @Needs("referral.keep_days")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable LocalDate day) {
    days.remove(callers.current(), day);
  }
}
