package org.yipanqi.reporting;

import static org.yipanqi.web.MalformedRequest.needed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** One return, and what is done with it. */
@RestController
@RequestMapping("/api/returns")
class ReturnController {

  /** Which return to begin. */
  record ReturnBegun(
      @Nullable String pack,
      @Nullable String form,
      @Nullable String period,
      @Nullable String unitCode) {}

  record ReturnNumber(long id) {}

  /**
   * @param key of this save, any text of at most 64 signs: sent again it changes nothing more
   * @param values by cell; an empty text takes away what was typed
   * @param rows of sections in which people write rows, where they changed
   */
  record CellsFilled(
      @Nullable Integer version,
      @Nullable String key,
      @Nullable Map<String, @Nullable String> values,
      @Nullable Map<String, @Nullable String> notes,
      @Nullable Map<String, @Nullable List<String>> rows) {}

  record ReturnSeen(@Nullable Integer version) {}

  record ReturnReason(@Nullable Integer version, @Nullable String reason) {}

  /**
   * @param to filler (as without it): whoever fills it; below: the step before, which reviews again
   */
  record ReturnBack(@Nullable Integer version, @Nullable String reason, @Nullable String to) {}

  record ReturnsSeen(@Nullable List<SeenReturn> returns) {}

  record SeenReturn(@Nullable Long id, @Nullable Integer version) {}

  record ReturnsPassed(int count, List<Long> locked) {}

  private static final int LONGEST_KEY = 64;

  private final Callers callers;
  private final Drafts drafts;
  private final ReturnReviews reviews;
  private final ManyReviews many;
  private final ReturnViews views;

  ReturnController(
      Callers callers, Drafts drafts, ReturnReviews reviews, ManyReviews many, ReturnViews views) {
    this.callers = callers;
    this.drafts = drafts;
    this.reviews = reviews;
    this.many = many;
    this.views = views;
  }

  /** Begins a return; one that is begun already is answered with its number. */
  @PostMapping
  @Needs("reporting.fill")
  @ResponseStatus(HttpStatus.CREATED)
  ReturnNumber begin(@RequestBody ReturnBegun asked) {
    var sheet =
        drafts.begin(
            callers.current(),
            needed("pack", asked.pack()),
            needed("form", asked.form()),
            ReturnPeriods.of(needed("period", asked.period())),
            needed("unitCode", asked.unitCode()));
    return new ReturnNumber(sheet.of().id());
  }

  @GetMapping("/{id}")
  @Needs("reporting.see")
  ReturnView view(@PathVariable long id) {
    return views.view(callers.current(), id);
  }

  /** Cells somebody filled, one or many. */
  @PutMapping("/{id}/cells")
  @Needs("reporting.fill")
  ReturnView fill(@PathVariable long id, @RequestBody CellsFilled filled) {
    var key = filled.key();
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw new MalformedRequest("key", "reporting.too-long", LONGEST_KEY);
    }
    var caller = callers.current();
    return views.view(
        caller,
        drafts.save(
            caller,
            id,
            new Drafts.Filled(
                needed("version", filled.version()),
                key,
                texts(filled.values()),
                texts(filled.notes()),
                lists(filled.rows()))));
  }

  /** Filled anew from the records; what was typed stays. */
  @PostMapping("/{id}/refilling")
  @Needs("reporting.fill")
  ReturnView refill(@PathVariable long id, @RequestBody ReturnSeen seen) {
    var caller = callers.current();
    return views.view(caller, drafts.refill(caller, id, needed("version", seen.version())));
  }

  /** A draft goes on with the newest version of its form. */
  @PostMapping("/{id}/form-version")
  @Needs("reporting.fill")
  ReturnView move(@PathVariable long id, @RequestBody ReturnSeen seen) {
    var caller = callers.current();
    return views.view(caller, drafts.move(caller, id, needed("version", seen.version())));
  }

  @PostMapping("/{id}/submission")
  @Needs("reporting.fill")
  ReturnView.ReturnHead submit(@PathVariable long id, @RequestBody ReturnSeen seen) {
    return head(reviews.submit(callers.current(), id, needed("version", seen.version())));
  }

  @PostMapping("/{id}/approval")
  @Needs("reporting.review")
  ReturnView.ReturnHead approve(@PathVariable long id, @RequestBody ReturnSeen seen) {
    return head(reviews.approve(callers.current(), id, needed("version", seen.version())));
  }

  /** Given back with a reason: to whoever fills it, or by one step. */
  @PostMapping("/{id}/sending-back")
  @Needs("reporting.review")
  ReturnView.ReturnHead sendBack(@PathVariable long id, @RequestBody ReturnBack why) {
    var version = needed("version", why.version());
    var caller = callers.current();
    return head(
        switch (why.to() == null ? "filler" : why.to()) {
          case "filler" -> reviews.sendBack(caller, id, version, why.reason());
          case "below" -> reviews.sendDown(caller, id, version, why.reason());
          default -> throw new MalformedRequest("to", "reporting.back-to");
        });
  }

  /** Locked: the caller stands for it by name. */
  @PostMapping("/{id}/locking")
  @Needs("reporting.review")
  ReturnView.ReturnHead lock(@PathVariable long id, @RequestBody ReturnSeen seen) {
    return head(reviews.lock(callers.current(), id, needed("version", seen.version())));
  }

  @PostMapping("/{id}/reopening")
  @Needs("reporting.review")
  ReturnView.ReturnHead reopen(@PathVariable long id, @RequestBody ReturnReason why) {
    var version = needed("version", why.version());
    return head(reviews.reopen(callers.current(), id, version, why.reason()));
  }

  /** A new edition of a locked return; the older one stays. */
  @PostMapping("/{id}/amendment")
  @Needs("reporting.fill")
  @ResponseStatus(HttpStatus.CREATED)
  ReturnNumber amend(@PathVariable long id, @RequestBody ReturnReason why) {
    return new ReturnNumber(drafts.amend(callers.current(), id, why.reason()).of().id());
  }

  /** Approves or locks many, all of them or none. */
  @PostMapping("/approvals")
  @Needs("reporting.review")
  ReturnsPassed approveAll(@RequestBody ReturnsSeen seen) {
    var given = needed("returns", seen.returns());
    if (given.isEmpty() || given.size() > ManyReviews.MOST_AT_ONCE) {
      throw new MalformedRequest("returns", "reporting.between", 1, ManyReviews.MOST_AT_ONCE);
    }
    var all =
        many.approveAll(
            callers.current(),
            given.stream()
                .map(one ->
                    new ManyReviews.Seen(
                        needed("returns.id", one.id()), needed("returns.version", one.version())))
                .toList());
    return new ReturnsPassed(
        all.size(),
        all.stream().filter(it -> it.state() == ReturnState.LOCKED).map(Return::id).toList());
  }

  private ReturnView.ReturnHead head(Return of) {
    return views.head(callers.current(), of);
  }

  /** A section of which nothing is sent keeps its rows. */
  private static Map<String, List<String>> lists(
      @Nullable Map<String, @Nullable List<String>> given) {
    var all = new HashMap<String, List<String>>();
    if (given != null) {
      given.forEach((section, keys) -> {
        if (keys != null) {
          all.put(section, keys);
        }
      });
    }
    return all;
  }

  /** What is sent as nothing takes away what was typed. */
  private static Map<String, String> texts(@Nullable Map<String, @Nullable String> given) {
    var all = new HashMap<String, String>();
    if (given != null) {
      given.forEach((cell, text) -> all.put(cell, text == null ? "" : text));
    }
    return all;
  }
}
