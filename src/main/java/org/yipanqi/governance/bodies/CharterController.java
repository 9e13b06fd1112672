package org.yipanqi.governance.bodies;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import org.yipanqi.governance.Given;
import org.yipanqi.governance.bodies.CharterRules.Majority;
import org.yipanqi.governance.bodies.CharterRules.MajorityOf;
import org.yipanqi.governance.bodies.CharterRules.Quorum;
import org.yipanqi.governance.bodies.CharterRules.QuorumOf;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Versions of a body's charter. */
@RestController
@RequestMapping("/api/bodies/{id}/charters")
class CharterController {

  /**
   * @param quorum null where the charter says nothing of it; likewise proxies and majority
   * @param decision the number of the decision that approved it, where it is kept here
   */
  record CharterShown(
      String id,
      int no,
      LocalDate from,
      String text,
      String approvedBy,
      @Nullable String decision,
      @Nullable ShareShown quorum,
      @Nullable Boolean proxies,
      @Nullable ShareShown majority,
      String by,
      OffsetDateTime at) {}

  /**
   * A share of a whole.
   *
   * @param of seats, filled; of a majority also attending, voting
   * @param more more than the share; else at least
   */
  record ShareShown(String of, int above, int below, boolean more) {}

  record ShareGiven(
      @Nullable String of,
      @Nullable Integer above,
      @Nullable Integer below,
      @Nullable Boolean more) {}

  record NewCharterGiven(
      @Nullable Integer version,
      @Nullable String from,
      @Nullable String text,
      @Nullable String approvedBy,
      @Nullable Long decision,
      @Nullable ShareGiven quorum,
      @Nullable Boolean proxies,
      @Nullable ShareGiven majority) {}

  private final Charters charters;
  private final Bodies bodies;
  private final Callers callers;

  CharterController(Charters charters, Bodies bodies, Callers callers) {
    this.charters = charters;
    this.bodies = bodies;
    this.callers = callers;
  }

  /** Newest first. */
  @GetMapping
  @Needs("governance.see")
  List<CharterShown> list(@PathVariable long id) {
    var caller = callers.current();
    bodies.find(caller, id);
    return charters.of(caller, id).stream().map(CharterController::shown).toList();
  }

  @PostMapping
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  CharterShown adopt(@PathVariable long id, @RequestBody NewCharterGiven it) {
    var version = needed("version", it.version());
    var from = Given.day("from", it.from());
    var quorum = it.quorum();
    var majority = it.majority();
    var rules =
        new CharterRules(
            quorum == null
                ? null
                : new Quorum(
                    share("quorum", quorum), Given.oneOf("quorum", quorum.of(), QuorumOf.values())),
            it.proxies(),
            majority == null
                ? null
                : new Majority(
                    share("majority", majority),
                    Given.oneOf("majority", majority.of(), MajorityOf.values())));
    return shown(
        charters.adopt(
            callers.current(),
            id,
            version,
            from,
            it.text(),
            it.approvedBy(),
            it.decision(),
            rules));
  }

  private static Share share(String field, ShareGiven it) {
    var below = Given.number(field, it.below(), 1, Share.LARGEST);
    var above = Given.number(field, it.above(), 1, below);
    var more = Boolean.TRUE.equals(it.more());
    if (more && above == below) {
      throw new MalformedRequest(field, "governance.more-than-all");
    }
    return new Share(above, below, more);
  }

  private static CharterShown shown(Charter it) {
    var quorum = it.rules().quorum();
    var majority = it.rules().majority();
    return new CharterShown(
        String.valueOf(it.id()),
        it.no(),
        it.from(),
        it.text(),
        it.approvedBy(),
        it.decision() == null ? null : String.valueOf(it.decision()),
        quorum == null ? null : shown(quorum.share(), quorum.of()),
        it.rules().proxies(),
        majority == null ? null : shown(majority.share(), majority.of()),
        it.by(),
        it.at());
  }

  private static ShareShown shown(Share share, Enum<?> of) {
    return new ShareShown(Given.code(of), share.above(), share.below(), share.more());
  }
}
