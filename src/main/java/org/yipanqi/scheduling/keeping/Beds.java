package org.yipanqi.scheduling.keeping;

import static org.yipanqi.scheduling.SchedulingProblem.EXISTS_ALREADY;
import static org.yipanqi.scheduling.SchedulingProblem.TAKEN;
import static org.yipanqi.scheduling.SchedulingProblem.UNKNOWN_PLACE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.scheduling.BookingRows;
import org.yipanqi.scheduling.SchedulingAction;
import org.yipanqi.scheduling.SchedulingTrail;

/** Beds added, changed, closed, opened and cleaned. Whoever had one that closes is told. */
@Service
@NamedInterface("keeping")
public class Beds {

  /**
   * A bed as its ward describes it.
   *
   * @param sex male, female or any
   */
  public record BedAsKept(String ward, String department, String no, String sex) {}

  private record Kept(int institution, int version, String sex) {}

  private final JdbcClient jdbc;
  private final BookingRows rows;
  private final PlaceKeeping keeping;
  private final SchedulingTrail trail;

  Beds(JdbcClient jdbc, BookingRows rows, PlaceKeeping keeping, SchedulingTrail trail) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.keeping = keeping;
    this.trail = trail;
  }

  /** Adds beds to a ward; all or none. {@code EXISTS_ALREADY} names the first that is there. */
  public void add(Caller caller, String institution, List<BedAsKept> beds) {
    var own = keeping.own(caller, institution);
    keeping.writing(
        caller,
        () -> {
          for (var each : beds) {
            insert(caller, own, each);
          }
          keeping.tell(own);
          return true;
        });
  }

  private void insert(Caller caller, int institution, BedAsKept bed) {
    var id =
        jdbc.sql(
                """
                insert into scheduling.bed (institution_id, ward, department, no, sex)
                values (:institution, :ward, :department, :no, :sex)
                on conflict (institution_id, ward, no) do nothing
                returning id
                """)
            .param("institution", institution)
            .param("ward", bed.ward())
            .param("department", bed.department())
            .param("no", bed.no())
            .param("sex", bed.sex())
            .query(Long.class)
            .optional()
            .orElseThrow(() -> EXISTS_ALREADY.because(bed.ward() + " " + bed.no()));
    note(caller, SchedulingAction.BED_KEPT, id, institution, words(bed));
  }

  /** Changes what a bed is; the sex of a bed that is taken stays. */
  public void change(Caller caller, long bed, int version, BedAsKept becomes) {
    keeping.writing(
        caller,
        () -> {
          var kept = lock(caller, bed, version);
          if (!kept.sex().equals(becomes.sex()) && taken(bed)) {
            throw TAKEN.because();
          }
          update(bed, kept.institution(), becomes);
          note(caller, SchedulingAction.BED_KEPT, bed, kept.institution(), words(becomes));
          return true;
        });
  }

  private void update(long bed, int institution, BedAsKept becomes) {
    var updated =
        jdbc.sql(
                """
                update scheduling.bed b
                   set ward = :ward, department = :department, no = :no, sex = :sex,
                       version = version + 1
                 where id = :bed
                   and not exists (select from scheduling.bed x
                                    where x.institution_id = :institution and x.ward = :ward
                                      and x.no = :no and x.id <> :bed)
                """)
            .param("ward", becomes.ward())
            .param("department", becomes.department())
            .param("no", becomes.no())
            .param("sex", becomes.sex())
            .param("bed", bed)
            .param("institution", institution)
            .update();
    if (updated == 0) {
      throw EXISTS_ALREADY.because(becomes.ward() + " " + becomes.no());
    }
  }

  /** Takes a bed out of use; a booking of it is lost. */
  public void close(Caller caller, long bed, int version, @Nullable String why) {
    var reason = PlaceKeeping.reason(why);
    keeping.writing(
        caller,
        () -> {
          look(caller, bed, version);
          // the booking first, then the bed: the order in which everybody locks
          keeping.lose(rows.liveOf("bed", bed), reason);
          return become(caller, bed, version, "closed", reason);
        });
  }

  public void open(Caller caller, long bed, int version) {
    keeping.writing(caller, () -> become(caller, bed, version, "open", null));
  }

  /** Nobody gets a bed while it is cleaned; one that is taken is not cleaned. */
  public void clean(Caller caller, long bed, int version) {
    keeping.writing(caller, () -> become(caller, bed, version, "cleaning", null));
  }

  private boolean become(
      Caller caller, long bed, int version, String state, @Nullable String reason) {
    var kept = lock(caller, bed, version);
    if (taken(bed)) {
      throw TAKEN.because();
    }
    jdbc.sql(
            """
            update scheduling.bed set state = :state, reason = :reason, version = version + 1
             where id = :bed
            """)
        .param("state", state)
        .param("reason", reason)
        .param("bed", bed)
        .update();
    var what = new HashMap<String, String>(Map.of("state", state));
    if (reason != null) {
      what.put("reason", reason);
    }
    note(caller, SchedulingAction.BED_STATE, bed, kept.institution(), what);
    return true;
  }

  private Kept look(Caller caller, long bed, int version) {
    var kept =
        jdbc.sql(
                """
                select institution_id as institution, version, sex from scheduling.bed
                 where id = :bed
                """)
            .param("bed", bed)
            .query(Kept.class)
            .optional()
            .orElseThrow(UNKNOWN_PLACE::because);
    keeping.check(caller, kept.institution(), kept.version(), version);
    return kept;
  }

  /** Waits for whoever is taking it just now. */
  private Kept lock(Caller caller, long bed, int version) {
    jdbc.sql(
            """
            select id from scheduling.bed where id = :bed for update
            """)
        .param("bed", bed)
        .query(Long.class)
        .optional();
    return look(caller, bed, version);
  }

  private boolean taken(long bed) {
    return jdbc.sql(
            """
            select exists (select from scheduling.claim where bed_id = :bed)
            """)
        .param("bed", bed)
        .query(Boolean.class)
        .single();
  }

  private void note(
      Caller caller, SchedulingAction action, long bed, int institution, Map<String, String> what) {
    trail.kept(caller, action, "bed", bed, institution, what);
  }

  private static Map<String, String> words(BedAsKept bed) {
    return Map.of(
        "ward", bed.ward(), "department", bed.department(), "no", bed.no(), "sex", bed.sex());
  }
}
