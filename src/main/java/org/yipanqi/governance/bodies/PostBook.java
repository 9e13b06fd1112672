package org.yipanqi.governance.bodies;

import static org.yipanqi.governance.GovernanceProblem.EXISTS_ALREADY;
import static org.yipanqi.governance.GovernanceProblem.NOTHING_CHANGES;
import static org.yipanqi.governance.GovernanceProblem.NOT_LATER;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_POST;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;

/** Posts of a county, and their changing hands: every seat by a post follows by itself. */
@Service
public class PostBook {

  static final int LONGEST_NAME = 50;

  private final PostRows rows;
  private final TenureRows tenures;
  private final Protocol protocol;

  PostBook(PostRows rows, TenureRows tenures, Protocol protocol) {
    this.rows = rows;
    this.tenures = tenures;
    this.protocol = protocol;
  }

  public Post add(Caller caller, String countyCode, PostName name) {
    var county = protocol.county(countyCode);
    return protocol.writing(
        caller,
        () -> {
          protocol.keeps(caller, county);
          var id = rows.add(county, name).orElseThrow(() -> EXISTS_ALREADY.because(name.words()));
          protocol.note(
              caller,
              GovernanceAction.POST_ADDED,
              "post",
              id,
              county,
              null,
              Map.of("post", name.words()));
          return rows.find(id, null).orElseThrow();
        });
  }

  /**
   * From a day on somebody else holds the post, or nobody. What was before stands: a post changes
   * hands after the last day that anything is known of.
   *
   * @param holder null where it is vacant from then on
   * @param from the first day of who comes, the first without of who goes
   */
  public Post changeHands(
      Caller caller,
      long id,
      int version,
      @Nullable String holder,
      LocalDate from,
      @Nullable String basis) {
    var why = Given.reason(basis);
    var name = Given.some("holder", holder, LONGEST_NAME);
    return protocol.writing(
        caller,
        () -> {
          var post =
              rows.lock(id)
                  .filter(it -> Protocol.sees(caller, it.county()))
                  .orElseThrow(() -> UNKNOWN_POST.because(id));
          protocol.keeps(caller, post.county());
          Protocol.same(version, post.version());
          if (name == null && post.holder() == null || name != null && name.equals(post.holder())) {
            throw NOTHING_CHANGES.because();
          }
          rows.lastKnown(id)
              .filter(last -> !from.isAfter(last))
              .ifPresent(last -> {
                throw NOT_LATER.because(last);
              });
          rows.leave(id, from.minusDays(1));
          if (name != null) {
            rows.take(caller, post, name, from, why, protocol.now());
          }
          rows.touched(id);
          protocol.note(
              caller,
              GovernanceAction.POST_CHANGED_HANDS,
              "post",
              id,
              post.county(),
              why,
              Map.of("from", from.toString(), "vacant", name == null, "seats", post.seats()));
          return rows.find(id, null).orElseThrow();
        });
  }

  /** The posts of a county as they are today. */
  @Transactional(readOnly = true)
  public List<Post> list(Caller caller, String countyCode, @Nullable Long after, int most) {
    return rows.of(protocol.county(countyCode), protocol.today(), after, most);
  }

  /** {@code UNKNOWN_POST} where it is not in the caller's sight. */
  @Transactional(readOnly = true)
  public Post find(Caller caller, long id) {
    return rows.find(id, protocol.today()).orElseThrow(() -> UNKNOWN_POST.because(id));
  }

  @Transactional(readOnly = true)
  public List<Post.Tenure> tenures(Caller caller, long id) {
    return tenures.of(id);
  }
}
