package org.yipanqi.governance.bodies;

import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_POST;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;

/**
 * What was noted wrongly of a post: who held it from when to when, put right with a reason while
 * what was noted before is kept; and which account is whoever holds it.
 */
@Service
public class TenureBook {

  private static final int LONGEST_LOGIN = 100;

  private final PostRows rows;
  private final TenureRows tenures;
  private final Protocol protocol;

  TenureBook(PostRows rows, TenureRows tenures, Protocol protocol) {
    this.rows = rows;
    this.tenures = tenures;
    this.protocol = protocol;
  }

  /**
   * Puts a stretch right. What meetings noted of their seats stays as it was noted then.
   *
   * @param to the last day, where he or she left and nobody followed at once; else left out
   */
  public Post correct(
      Caller caller,
      long id,
      int version,
      long tenure,
      @Nullable String holder,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String reason) {
    var why = Given.reason(reason);
    var name = Given.words(holder, 1, PostBook.LONGEST_NAME);
    return protocol.writing(
        caller,
        () -> {
          var post = own(caller, id, version);
          var changes = TenurePutRight.of(tenures.of(id), tenure, name, from, to);
          changes.forEach(change -> tenures.put(caller, post, change, why, protocol.now()));
          rows.touched(id);
          protocol.note(
              caller,
              GovernanceAction.TENURE_CORRECTED,
              "post",
              id,
              post.county(),
              why,
              Map.of("tenure", tenure, "from", from.toString(), "changed", changes.size()));
          return rows.find(id, null).orElseThrow();
        });
  }

  /** The account of whoever holds the post: it is told of meetings. Null where there is none. */
  public Post account(Caller caller, long id, int version, @Nullable String login) {
    var name = Given.some("login", login, LONGEST_LOGIN);
    return protocol.writing(
        caller,
        () -> {
          var post = own(caller, id, version);
          tenures.account(id, name);
          rows.touched(id);
          protocol.note(
              caller,
              GovernanceAction.POST_ACCOUNT_STATED,
              "post",
              id,
              post.county(),
              null,
              Map.of("login", name == null ? "" : name));
          return rows.find(id, null).orElseThrow();
        });
  }

  private Post own(Caller caller, long id, int version) {
    var post =
        rows.lock(id)
            .filter(it -> Protocol.sees(caller, it.county()))
            .orElseThrow(() -> UNKNOWN_POST.because(id));
    protocol.keeps(caller, post.county());
    Protocol.same(version, post.version());
    return post;
  }
}
