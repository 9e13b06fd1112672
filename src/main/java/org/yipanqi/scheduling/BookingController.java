package org.yipanqi.scheduling;

import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_INSTITUTION;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_PLACE;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.Needs;

/** Places held, confirmed and given back. */
@RestController
@RequestMapping("/api/bookings")
@Needs("scheduling.book")
class BookingController {

  /**
   * One place of the three: a session, a bed, or a device with the beginning of its time.
   *
   * @param forInstitution the code of the institution that asks
   * @param reference what it belongs to, as a referral's number
   * @param urgency urgent, priority or routine
   */
  record PlaceAsked(
      @Nullable Long session,
      @Nullable Long bed,
      @Nullable Long device,
      @Nullable OffsetDateTime from,
      @Nullable String forInstitution,
      @Nullable String reference,
      @Nullable String urgency) {}

  /**
   * @param slotNo the number within the session; null unless a slot
   */
  record BookingShown(
      long id,
      String kind,
      @Nullable Integer slotNo,
      String state,
      OffsetDateTime heldUntil,
      int version) {}

  /**
   * @param leaving when a bed is expected to be left
   */
  record Arrival(int version, @Nullable OffsetDateTime leaving) {}

  record BookingChange(int version, @Nullable String reason) {}

  private final Bookings bookings;
  private final Registry registry;
  private final Callers callers;

  BookingController(Bookings bookings, Registry registry, Callers callers) {
    this.bookings = bookings;
    this.registry = registry;
    this.callers = callers;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  BookingShown hold(@RequestBody PlaceAsked asked) {
    var institution =
        registry
            .snapshot()
            .institution(Given.text("forInstitution", asked.forInstitution(), Given.CODE))
            .map(Institution::id)
            .orElseThrow(UNKNOWN_INSTITUTION::because);
    var urgency =
        asked.urgency() == null ? Urgency.ROUTINE : Given.urgency("urgency", asked.urgency());
    var reference =
        asked.reference() == null || asked.reference().isBlank() ? null : asked.reference();
    var wanted = new Wanted(institution, null, reference, urgency);
    return shown(bookings.hold(callers.current(), place(asked), wanted));
  }

  @PostMapping("/{id}/confirmation")
  BookingShown confirm(@PathVariable long id, @RequestBody BookingChange change) {
    return shown(bookings.confirm(caller(), id, change.version()));
  }

  @PostMapping("/{id}/release")
  BookingShown release(@PathVariable long id, @RequestBody BookingChange change) {
    return shown(bookings.release(caller(), id, change.version(), change.reason()));
  }

  /** The patient came: only whoever keeps the place can tell. */
  @PostMapping("/{id}/arrival")
  BookingShown arrived(@PathVariable long id, @RequestBody Arrival change) {
    return shown(bookings.used(caller(), id, change.version(), change.leaving()));
  }

  /** Nobody came: likewise. */
  @PostMapping("/{id}/absence")
  BookingShown absent(@PathVariable long id, @RequestBody BookingChange change) {
    return shown(bookings.noShow(caller(), id, change.version()));
  }

  /** The used place was left: likewise. */
  @PostMapping("/{id}/leaving")
  BookingShown left(@PathVariable long id, @RequestBody BookingChange change) {
    return shown(bookings.ended(caller(), id, change.version()));
  }

  private Caller caller() {
    return callers.current();
  }

  private static Place place(PlaceAsked asked) {
    if (asked.session() != null) {
      return new Place.Slot(asked.session());
    }
    if (asked.bed() != null) {
      return new Place.Bed(asked.bed());
    }
    if (asked.device() != null && asked.from() != null) {
      return new Place.DeviceTime(asked.device(), asked.from());
    }
    throw UNKNOWN_PLACE.because();
  }

  private static BookingShown shown(Booking of) {
    return new BookingShown(
        of.id(), of.kind(), of.slotNo(), of.state().code(), of.heldUntil(), of.version());
  }
}
