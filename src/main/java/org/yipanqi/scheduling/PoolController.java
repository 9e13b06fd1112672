package org.yipanqi.scheduling;

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
import org.yipanqi.scheduling.Pools.BedShown;
import org.yipanqi.scheduling.Pools.Keeper;
import org.yipanqi.scheduling.Pools.SessionShown;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Shared places as they are, and beds closed and opened. */
@RestController
@RequestMapping("/api/pools")
@Needs("scheduling.see")
class PoolController {

  record SessionPage(List<SessionShown> rows, @Nullable String next) {}

  /**
   * @param reason needed for closing
   */
  record BedChange(int version, @Nullable String reason) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Pools pools;
  private final Beds beds;
  private final Callers callers;

  PoolController(Pools pools, Beds beds, Callers callers) {
    this.pools = pools;
    this.beds = beds;
    this.callers = callers;
  }

  /** Institutions that share places. */
  @GetMapping
  List<Keeper> keepers() {
    return pools.keepers(callers.current());
  }

  @GetMapping("/{institution}/beds")
  List<BedShown> beds(@PathVariable String institution) {
    return pools.beds(callers.current(), institution);
  }

  @GetMapping("/{institution}/sessions")
  SessionPage sessions(
      @PathVariable String institution,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = pools.sessions(callers.current(), institution, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new SessionPage(page, more ? String.valueOf(page.getLast().id()) : null);
  }

  @PostMapping("/beds/{bed}/closing")
  @Needs("scheduling.keep")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable long bed, @RequestBody BedChange change) {
    beds.close(callers.current(), bed, change.version(), change.reason());
  }

  @PostMapping("/beds/{bed}/opening")
  @Needs("scheduling.keep")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void open(@PathVariable long bed, @RequestBody BedChange change) {
    beds.open(callers.current(), bed, change.version());
  }
}
