package org.yipanqi.policy.calculators;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.path.PathRules;
import org.yipanqi.web.Messages;
import org.yipanqi.web.Needs;

/**
 * What a pack's rules say of a patient's way that somebody writes down. Nothing of it is kept: the
 * way is the asker's own, and names nobody.
 */
@RestController
@RequestMapping("/api/packs/{pack}/care-paths")
@Needs("policy.see_policies")
class PathController {

  /**
   * @param on the day of stops without one of their own; today when not told
   * @param assumed parameters that the county has not fixed, as supposed
   */
  record PathRequest(
      @Nullable String on,
      @Nullable PathPatient patient,
      List<PathStop> stops,
      @Nullable Map<String, @Nullable String> assumed) {}

  /**
   * @param answers what rules ask of the patient alone, by ask, as typed
   */
  record PathPatient(
      @Nullable String insurance,
      @Nullable Boolean contracted,
      @Nullable Map<String, @Nullable String> answers) {}

  /**
   * Days and amounts as typed; what is left out is not known.
   *
   * @param referred sent by the stop before; false: came by oneself
   * @param answers what rules ask at this stop, by ask
   */
  record PathStop(
      @Nullable String level,
      @Nullable String care,
      @Nullable String on,
      @Nullable String left,
      @Nullable Boolean referred,
      @Nullable String referredOn,
      @Nullable Boolean sameCommunity,
      @Nullable Boolean designated,
      @Nullable Boolean sameIllness,
      @Nullable String paid,
      @Nullable Map<String, @Nullable String> answers) {}

  private final Policies policies;
  private final Messages messages;
  private final Clock clock;

  PathController(Policies policies, Messages messages, Clock clock) {
    this.policies = policies;
    this.messages = messages;
    this.clock = clock;
  }

  /** What the pack asks of a way. */
  @GetMapping
  PathFace.PathForm form(@PathVariable String pack) {
    return new PathFace(policies.get(pack), LocalDate.now(clock)).form();
  }

  @PostMapping
  PathSheet.PathAnswered answer(@PathVariable String pack, @RequestBody PathRequest asked) {
    var of = policies.get(pack);
    var read = new PathReading(of, messages).read(asked, LocalDate.now(clock));
    return new PathSheet(of, read.on())
        .answered(PathRules.answer(of, read.path(), read.on(), read.assumed()));
  }
}
