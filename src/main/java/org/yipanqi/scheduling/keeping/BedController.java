package org.yipanqi.scheduling.keeping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.scheduling.Given;
import org.yipanqi.scheduling.keeping.Beds.BedAsKept;
import org.yipanqi.web.Needs;

/** Beds of one's own hospital. */
@RestController
@RequestMapping("/api/pools")
@Needs("scheduling.keep")
class BedController {

  private static final int MOST_AT_ONCE = 200;
  private static final int LONGEST_NO = 10;

  /**
   * @param first the number of the first bed
   * @param beds how many, numbered on from the first
   */
  record BedsNew(
      @Nullable String ward,
      @Nullable String department,
      @Nullable String sex,
      @Nullable Integer first,
      @Nullable Integer beds) {}

  record BedKeep(
      int version,
      @Nullable String ward,
      @Nullable String department,
      @Nullable String no,
      @Nullable String sex) {}

  /**
   * @param reason needed for closing
   */
  record BedChange(int version, @Nullable String reason) {}

  private final Beds beds;
  private final Callers callers;

  BedController(Beds beds, Callers callers) {
    this.beds = beds;
    this.callers = callers;
  }

  @PostMapping("/{institution}/beds")
  @ResponseStatus(HttpStatus.CREATED)
  void add(@PathVariable String institution, @RequestBody BedsNew asked) {
    var ward = Given.text("ward", asked.ward(), Given.NAME);
    var department = Given.text("department", asked.department(), Given.NAME);
    var sex = Given.oneOf("sex", asked.sex(), "male", "female", "any");
    var first = Given.number("first", asked.first(), 1, 9_999);
    var many = Given.number("beds", asked.beds(), 1, MOST_AT_ONCE);
    List<BedAsKept> all = new ArrayList<>();
    for (var no = first; no < first + many; no++) {
      all.add(new BedAsKept(ward, department, String.valueOf(no), sex));
    }
    beds.add(callers.current(), institution, all);
  }

  @PutMapping("/beds/{bed}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable long bed, @RequestBody BedKeep asked) {
    var becomes =
        new BedAsKept(
            Given.text("ward", asked.ward(), Given.NAME),
            Given.text("department", asked.department(), Given.NAME),
            Given.text("no", asked.no(), LONGEST_NO),
            Given.oneOf("sex", asked.sex(), "male", "female", "any"));
    beds.change(callers.current(), bed, asked.version(), becomes);
  }

  @PostMapping("/beds/{bed}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable long bed, @RequestBody BedChange change) {
    beds.close(callers.current(), bed, change.version(), change.reason());
  }

  @PostMapping("/beds/{bed}/opening")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void open(@PathVariable long bed, @RequestBody BedChange change) {
    beds.open(callers.current(), bed, change.version());
  }

  @PostMapping("/beds/{bed}/cleaning")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clean(@PathVariable long bed, @RequestBody BedChange change) {
    beds.clean(callers.current(), bed, change.version());
  }
}
