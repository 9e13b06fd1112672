package org.yipanqi.scheduling.pools;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.scheduling.pools.DeviceDays.DeviceShown;
import org.yipanqi.scheduling.pools.LiveBookings.BookingLine;
import org.yipanqi.scheduling.pools.PlaceSearch.Found;
import org.yipanqi.scheduling.pools.Pools.BedShown;
import org.yipanqi.scheduling.pools.Pools.Keeper;
import org.yipanqi.scheduling.pools.Pools.SessionShown;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Shared places as they are, and the search among them. */
@RestController
@RequestMapping("/api/pools")
@Needs("scheduling.see")
class PoolController {

  record SessionPage(List<SessionShown> rows, @Nullable String next) {}

  record BookingPage(List<BookingLine> rows, @Nullable String next) {}

  private static final int USUAL = 50;
  private static final int PAGE = 20;
  private static final int MOST = 200;

  private final Pools pools;
  private final DeviceDays devices;
  private final LiveBookings bookings;
  private final PlaceSearch search;
  private final Callers callers;

  PoolController(
      Pools pools, DeviceDays devices, LiveBookings bookings, PlaceSearch search, Callers callers) {
    this.pools = pools;
    this.devices = devices;
    this.bookings = bookings;
    this.search = search;
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

  /** Devices and their times on a day. */
  @GetMapping("/{institution}/devices")
  List<DeviceShown> devices(
      @PathVariable String institution, @RequestParam(required = false) @Nullable LocalDate day) {
    return devices.on(callers.current(), institution, day);
  }

  /** Whoever has, or lately had, something here: as far as the caller may see it. */
  @GetMapping("/{institution}/bookings")
  BookingPage bookings(
      @PathVariable String institution,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = bookings.live(callers.current(), institution, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new BookingPage(page, more ? String.valueOf(page.getLast().id()) : null);
  }

  /** Where something fitting is free, the nearest and then the soonest first. */
  @GetMapping("/search")
  Found search(
      @RequestParam(required = false) @Nullable String department,
      @RequestParam(required = false) @Nullable String icd10,
      @RequestParam(required = false) @Nullable String level,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String near,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var sought = Sought.of(department, icd10, level, kind, near, from, order, callers.current());
    return search.find(
        callers.current(), sought, Paging.cursor(cursor), Paging.limit(limit, PAGE, MOST));
  }
}
