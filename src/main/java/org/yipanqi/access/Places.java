package org.yipanqi.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.database.NoticeHeard;
import org.yipanqi.database.NoticesMissed;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/**
 * How far a duty reaches from its place: an institution and the clinics it manages, the members of
 * a community, everything in a division. Whoever sees all that is here sees without a list.
 */
@Component
public class Places {

  /**
   * A place by its code.
   *
   * @param counties those it is in, or that are in it
   * @param institutions those that it is, manages, or holds
   * @param homes counties, or the town of a town's hospital, whose residents are its own
   */
  record Place(
      String code, Duty.At kind, List<Long> counties, List<Long> institutions, List<Long> homes) {}

  private static final int KEPT = 2_000;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final ConcurrentHashMap<String, Optional<Place>> known = new ConcurrentHashMap<>();

  Places(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** The kind of place that a code stands for, if it stands for one that is here. */
  public Optional<Duty.At> kind(String code) {
    return find(code).map(Place::kind);
  }

  public boolean showsFiguresOf(Caller caller, String code) {
    var figures = caller.scope().figures();
    return figures.all() || find(code).filter(p -> covers(figures, p.counties())).isPresent();
  }

  public boolean showsRecordsOf(Caller caller, String code) {
    var records = caller.scope().records();
    return records.all() || find(code).filter(p -> covers(records, p.institutions())).isPresent();
  }

  /**
   * Whether a place lies in the division of one of the three officers: beyond it they keep no
   * accounts and give no duties. Whoever runs the machine ({@link Caller#operator}) keeps all.
   */
  public boolean keeps(Caller officer, String code) {
    return officer.equals(Caller.operator())
        || code.startsWith(officer.unit())
        || find(code)
            .map(Place::counties)
            .filter(counties -> !counties.isEmpty())
            .filter(all -> all.stream().allMatch(c -> c.toString().startsWith(officer.unit())))
            .isPresent();
  }

  private static boolean covers(Reach reach, List<Long> numbers) {
    return !numbers.isEmpty() && numbers.stream().allMatch(reach::covers);
  }

  /** What a user sees in a duty at a place. */
  public Scope scope(String user, Duty duty, String unit) {
    var found = find(unit);
    if (found.isEmpty()) {
      return Scope.nothing(user);
    }
    var place = found.get();
    var whole = whole();
    var counties = reach(place.counties(), whole.counties());
    var figures = duty.sees(Duty.Sight.FIGURES) ? counties : Reach.NONE;
    var trail = duty.readsTrail() ? trail(counties, whole) : Reach.NONE;
    if (!duty.sees(Duty.Sight.RECORDS)) {
      return new Scope(user, Reach.NONE, Reach.NONE, figures, trail);
    }
    var records = reach(place.institutions(), whole.institutions());
    var homes = reach(place.homes(), whole.counties());
    return new Scope(user, records, homes, figures, trail);
  }

  /** Before any county is here, what was done belongs to none. */
  private static Reach trail(Reach counties, Place whole) {
    return whole.counties().isEmpty() ? Reach.ALL : counties;
  }

  /**
   * What may be written in a duty at a place: its institutions, and its counties where it has them.
   */
  public Reach writes(Duty duty, String unit) {
    if (!duty.sees(Duty.Sight.RECORDS)) {
      return Reach.NONE;
    }
    return find(unit)
        .map(p ->
            p.kind() == Duty.At.DIVISION
                ? Reach.of(
                    java.util.stream.Stream.concat(p.institutions().stream(), p.counties().stream())
                        .toList())
                : Reach.of(p.institutions()))
        .orElse(Reach.NONE);
  }

  private static Reach reach(List<Long> own, List<Long> all) {
    return own.containsAll(all) && !all.isEmpty() ? Reach.ALL : Reach.of(own);
  }

  /** Everything that is here. */
  private Place whole() {
    return find("").orElseThrow();
  }

  private Optional<Place> find(String code) {
    var have = known.get(code);
    if (have == null) {
      have = Acting.asHouseApart(transactions, () -> read(code));
      if (known.size() >= KEPT) {
        known.clear();
      }
      known.put(code, have);
    }
    return have;
  }

  private Optional<Place> read(String code) {
    if (code.isEmpty()) {
      return Optional.of(place(code, Duty.At.DIVISION, "i.id is not null"));
    }
    if (code.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}")) {
      return Optional.of(place(code, Duty.At.DIVISION, "starts_with(i.division::text, :code)"));
    }
    return jdbc.sql(
            """
            select kind from registry_api.unit where code = :code and kind <> 'division'
            """)
        .param("code", code)
        .query(String.class)
        .optional()
        .map(kind ->
            kind.equals("community")
                ? place(code, Duty.At.COMMUNITY, MEMBER)
                : place(code, Duty.At.INSTITUTION, OWN));
  }

  private static final String MEMBER =
      """
      i.id in (
        select m.institution from registry_api.community_member m
          join registry_api.community c on c.id = m.community where c.code = :code)
      or i.managed_by in (
        select m.institution from registry_api.community_member m
          join registry_api.community c on c.id = m.community where c.code = :code)
      """;
  private static final String OWN =
      """
      i.code = :code
      or i.managed_by = (select o.id from registry_api.institution o where o.code = :code)
      """;

  private record Held(long id, long county, long town, String kind) {}

  private Place place(String code, Duty.At kind, String which) {
    var held =
        jdbc.sql(
                """
                select i.id, u.county, left(i.division::text, 9)::bigint as town, i.kind
                  from registry_api.institution i
                  join registry_api.unit_county u on u.unit = i.id
                 where %s
                 order by i.id
                """
                    .formatted(which))
            .param("code", code)
            .query((row, _) ->
                new Held(
                    row.getLong("id"),
                    row.getLong("county"),
                    row.getLong("town"),
                    row.getString("kind")))
            .list();
    var counties = held.stream().map(Held::county).distinct().toList();
    var homes =
        kind == Duty.At.DIVISION
            ? code.length() > 6 ? List.of(Long.parseLong(code)) : counties
            : held.stream()
                .filter(h -> h.kind().contains("town_hospital"))
                .map(Held::town)
                .distinct()
                .toList();
    return new Place(code, kind, counties, held.stream().map(Held::id).toList(), homes);
  }

  /** Somebody brought something in: it may have been places. */
  @EventListener
  void on(NoticeHeard notice) {
    if (notice.topic().equals("imports")) {
      known.clear();
    }
  }

  @EventListener
  void on(NoticesMissed missed) {
    known.clear();
  }
}
