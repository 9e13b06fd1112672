package org.yipanqi.scheduling.waiting;

import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_INSTITUTION;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.scheduling.Line;
import org.yipanqi.scheduling.WaitingOrder;
import org.yipanqi.scheduling.WaitingOrder.Reason;

/** The lines of an institution, as far as the caller may see who stands in them. */
@Service
public class WaitingLists {

  private static final int MOST_SHOWN = 300;

  /**
   * Somebody in a line, and why there.
   *
   * @param place where in the line, from 1
   * @param of how many stand in it
   * @param reasons what the points are made of
   * @param missed offers that passed unanswered: who has any comes after who has none
   * @param state waiting or offered
   * @param booking the hold that is offered; null while waiting
   * @param offeredUntil when the offer ends
   * @param mine whether the caller may take it out
   */
  public record LineEntry(
      long id,
      String kind,
      String what,
      @Nullable String sex,
      LocalDate from,
      @Nullable LocalDate until,
      String forInstitution,
      @Nullable String reference,
      String urgency,
      int place,
      int of,
      int points,
      List<Reason> reasons,
      int missed,
      OffsetDateTime joinedAt,
      String state,
      @Nullable Long booking,
      @Nullable Integer bookingVersion,
      @Nullable OffsetDateTime offeredUntil,
      int version,
      boolean mine) {}

  private record Offer(long id, int version, OffsetDateTime until) {}

  private final JdbcClient jdbc;
  private final WaiterRows rows;
  private final Line line;
  private final Registry registry;
  private final PlatformTransactionManager transactions;

  WaitingLists(
      JdbcClient jdbc,
      WaiterRows rows,
      Line line,
      Registry registry,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.line = line;
    this.registry = registry;
    this.transactions = transactions;
  }

  /** Line by line in the order of service. Places count all who stand there, also unseen ones. */
  @Transactional(readOnly = true)
  public List<LineEntry> of(Caller caller, String code) {
    var institution =
        registry
            .snapshot()
            .institution(code)
            .map(Institution::id)
            .orElseThrow(UNKNOWN_INSTITUTION::because);
    var seen = new HashSet<Long>();
    rows.of(institution).forEach(each -> seen.add(each.id()));
    if (seen.isEmpty()) {
      return List.of();
    }
    var order = line.order();
    var shown = new ArrayList<LineEntry>();
    var offers = offers(institution);
    lines(institution, order)
        .forEach((_, all) -> {
          for (var i = 0; i < all.size(); i++) {
            var each = all.get(i);
            if (seen.contains(each.id()) && shown.size() < MOST_SHOWN) {
              shown.add(entry(caller, each, i + 1, all.size(), order, offers));
            }
          }
        });
    return shown;
  }

  private Map<String, List<Waiter>> lines(int institution, WaitingOrder order) {
    var all = Acting.asHouseApart(transactions, () -> rows.of(institution));
    var lines = new LinkedHashMap<String, List<Waiter>>();
    all.stream()
        .sorted(
            Comparator.comparing(Waiter::line)
                .thenComparing((Waiter it) -> !it.state().equals("offered"))
                .thenComparing(Waiter::standing, order.comparator()))
        .forEach(each -> lines.computeIfAbsent(each.line(), _ -> new ArrayList<>()).add(each));
    return lines;
  }

  private Map<Long, Offer> offers(int institution) {
    var offers = new LinkedHashMap<Long, Offer>();
    jdbc.sql(
            """
            select b.id, b.version, b.held_until as until
              from scheduling.waiting w
              join scheduling.booking b on b.id = w.booking_id
             where w.institution_id = :institution and w.state = 'offered'
            """)
        .param("institution", institution)
        .query(Offer.class)
        .list()
        .forEach(each -> offers.put(each.id(), each));
    return offers;
  }

  private LineEntry entry(
      Caller caller, Waiter it, int place, int of, WaitingOrder order, Map<Long, Offer> offers) {
    var offer = it.booking() == null ? null : offers.get(it.booking());
    return new LineEntry(
        it.id(),
        it.kind(),
        it.what(),
        it.sex(),
        it.from(),
        it.until(),
        registry.snapshot().institution(it.forInstitution()).orElseThrow().shortName(),
        it.reference(),
        it.urgency().code(),
        place,
        of,
        order.points(it.urgency(), it.green()),
        order.reasons(it.urgency(), it.green()),
        it.missed(),
        it.joinedAt(),
        it.state(),
        it.booking(),
        offer == null ? null : offer.version(),
        offer == null ? null : offer.until(),
        it.version(),
        Waiting.inReach(caller, it));
  }
}
