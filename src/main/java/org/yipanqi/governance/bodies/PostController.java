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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Posts of a county and their changing hands. */
@RestController
@RequestMapping("/api/posts")
class PostController {

  record PostPage(List<PostOfCounty> rows, @Nullable String next) {}

  /**
   * @param holder null where it is vacant today
   * @param seats how many go or went with it
   */
  record PostOfCounty(
      String id,
      @Nullable String unit,
      String title,
      @Nullable String mark,
      String words,
      @Nullable String holder,
      @Nullable LocalDate since,
      int seats,
      @Nullable String login,
      int version) {}

  record WholePost(PostOfCounty post, List<TenureShown> tenures) {}

  /**
   * @param before how it was noted until it was put right, the newest first
   */
  record TenureShown(
      String id,
      String holder,
      LocalDate from,
      @Nullable LocalDate to,
      String basis,
      String by,
      OffsetDateTime at,
      List<TenureBefore> before) {

    static TenureShown of(Post.Tenure t) {
      var before =
          t.before().stream()
              .map(b -> new TenureBefore(b.holder(), b.from(), b.to(), b.reason(), b.by(), b.at()))
              .toList();
      return new TenureShown(
          String.valueOf(t.id()), t.holder(), t.from(), t.to(), t.basis(), t.by(), t.at(), before);
    }
  }

  record TenureBefore(
      String holder,
      LocalDate from,
      @Nullable LocalDate to,
      String reason,
      String by,
      OffsetDateTime at) {}

  record NewPost(
      @Nullable String county,
      @Nullable String unit,
      @Nullable String title,
      @Nullable String mark) {}

  /**
   * @param holder null where it is vacant from then on
   */
  record ChangeOfHands(
      @Nullable Integer version,
      @Nullable String holder,
      @Nullable String from,
      @Nullable String basis) {}

  /**
   * @param to the last day of whoever left and was not followed at once
   */
  record TenureCorrection(
      @Nullable Integer version,
      @Nullable String holder,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {}

  record PostAccount(@Nullable Integer version, @Nullable String login) {}

  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final PostBook posts;
  private final TenureBook tenures;
  private final Callers callers;

  PostController(PostBook posts, TenureBook tenures, Callers callers) {
    this.posts = posts;
    this.tenures = tenures;
    this.callers = callers;
  }

  @GetMapping
  @Needs(value = "governance.see", figuresOf = "county")
  PostPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = posts.list(callers.current(), county, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new PostPage(
        page.stream().map(PostController::row).toList(),
        more ? String.valueOf(page.getLast().id()) : null);
  }

  @GetMapping("/{id}")
  @Needs("governance.see")
  WholePost one(@PathVariable long id) {
    var caller = callers.current();
    return new WholePost(
        row(posts.find(caller, id)),
        posts.tenures(caller, id).stream().map(TenureShown::of).toList());
  }

  @PostMapping
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  PostOfCounty add(@RequestBody NewPost it) {
    var county = needed("county", it.county());
    var name = SeatController.name(it.unit(), it.title(), it.mark());
    return row(posts.add(callers.current(), county, name));
  }

  /** From a day on somebody else holds it, or nobody; every seat by the post follows. */
  @PostMapping("/{id}/tenures")
  @Needs("governance.keep")
  PostOfCounty changeHands(@PathVariable long id, @RequestBody ChangeOfHands it) {
    var version = needed("version", it.version());
    var from = Given.day("from", it.from());
    return row(posts.changeHands(callers.current(), id, version, it.holder(), from, it.basis()));
  }

  /** What was noted wrongly is put right; how it was noted stays with it. */
  @PostMapping("/{id}/tenures/{tenure}/corrections")
  @Needs("governance.keep")
  PostOfCounty correct(
      @PathVariable long id, @PathVariable long tenure, @RequestBody TenureCorrection it) {
    var version = needed("version", it.version());
    var from = Given.day("from", it.from());
    var to = Given.dayOrNull("to", it.to());
    return row(
        tenures.correct(
            callers.current(), id, version, tenure, it.holder(), from, to, it.reason()));
  }

  /** Which account is whoever holds the post: it is told of meetings. */
  @PostMapping("/{id}/account")
  @Needs("governance.keep")
  PostOfCounty account(@PathVariable long id, @RequestBody PostAccount it) {
    var version = needed("version", it.version());
    return row(tenures.account(callers.current(), id, version, it.login()));
  }

  private static PostOfCounty row(Post it) {
    return new PostOfCounty(
        String.valueOf(it.id()),
        it.name().unit(),
        it.name().title(),
        it.name().mark(),
        it.name().words(),
        it.holder(),
        it.since(),
        it.seats(),
        it.login(),
        it.version());
  }
}
