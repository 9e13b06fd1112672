package org.yipanqi.sharedrecord.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.sharedrecord.RecordedPeople;
import org.yipanqi.web.Needs;

/** Before an examination is ordered, and what came of it. */
@RestController
@RequestMapping("/api")
class RecognitionController {

  /**
   * @param days for how long a result may be recognised
   * @param price in yuan; null: not known
   */
  record ExaminationRow(String code, Label name, Label group, int days, @Nullable String price) {}

  /**
   * @param institution for which it is ordered; null: the caller's own place
   */
  record OrderAsk(String item, @Nullable String institution) {}

  record RepeatChoice(String code, Label label) {}

  /**
   * @param id to be named in the decision
   * @param until the last day on which it may be recognised
   */
  record OfferedResult(
      String id,
      String institution,
      LocalDateTime performedAt,
      LocalDate until,
      String scope,
      List<Offer.OfferedValue> values) {}

  /**
   * @param found null: nothing that may be recognised, order freely
   */
  record OrderAnswer(@Nullable OfferedResult found, List<RepeatChoice> reasons) {}

  /**
   * @param saved in yuan; null: nothing was saved, or no price is known
   */
  record OrderDecided(@Nullable String saved) {}

  /**
   * @param saved the sum of what is known; null where nothing is known
   * @param priceless recognised ones whose price is not known
   */
  record RecognitionSum(
      String institution,
      String name,
      int recognised,
      int repeated,
      @Nullable String saved,
      int priceless) {}

  private final MutualRecognition recognitions;
  private final RecordedPeople people;
  private final Callers callers;

  RecognitionController(MutualRecognition recognitions, RecordedPeople people, Callers callers) {
    this.recognitions = recognitions;
    this.people = people;
    this.callers = callers;
  }

  @GetMapping("/examinations")
  @Needs("sharedrecord.see")
  List<ExaminationRow> items() {
    return recognitions.items(callers.current()).stream()
        .map(it ->
            new ExaminationRow(
                it.code(),
                new Label(it.name(), it.nameEn()),
                new Label(it.group(), it.groupEn()),
                it.days(),
                plain(it.price())))
        .toList();
  }

  /** Asked before an order; noted about the person. */
  @PostMapping("/residents/{personNo}/orders/check")
  @Needs("sharedrecord.see")
  ResponseEntity<OrderAnswer> check(@PathVariable String personNo, @RequestBody OrderAsk ask) {
    var found = recognitions.check(callers.current(), personNo, ask.institution(), ask.item());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new OrderAnswer(
                found.map(this::offered).orElse(null),
                RepeatReason.all().stream()
                    .map(it -> new RepeatChoice(it.code(), it.label()))
                    .toList()));
  }

  @PostMapping("/residents/{personNo}/orders")
  @Needs("sharedrecord.add")
  @ResponseStatus(HttpStatus.CREATED)
  OrderDecided decide(
      @PathVariable String personNo, @RequestBody MutualRecognition.OrderDecision decision) {
    return new OrderDecided(
        plain(recognitions.decide(callers.current(), personNo, decision).orElse(null)));
  }

  /** Sums of at most a year. */
  @GetMapping("/recognitions")
  @Needs("sharedrecord.recognition")
  List<RecognitionSum> sums(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    return recognitions.sums(callers.current(), from, to).stream()
        .map(it ->
            new RecognitionSum(
                it.institution(),
                it.name(),
                it.recognised(),
                it.repeated(),
                plain(it.saved()),
                it.priceless()))
        .toList();
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private OfferedResult offered(Offer it) {
    return new OfferedResult(
        it.id(),
        people.name(it.institution()),
        it.performedAt(),
        it.until(),
        it.scope(),
        it.values());
  }
}
