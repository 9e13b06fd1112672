package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yipanqi.reporting.ReportingCounty.COUNTY_FORM;
import static org.yipanqi.reporting.ReportingCounty.PACK;
import static org.yipanqi.reporting.ReportingCounty.PERIOD;
import static org.yipanqi.reporting.ReportingCounty.TOWN_FORM;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.kernel.Period;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.Policies;
import org.yipanqi.reporting.progress.Desk;

/** A return from its beginning to its lock, and what stands in its way. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class ReturnsTest {

  @Autowired private Drafts drafts;
  @Autowired private ReturnReviews reviews;
  @Autowired private ManyReviews many;
  @Autowired private ReturnViews views;
  @Autowired private Desk desk;
  @Autowired private Policies policies;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private ReportingCounty county;
  private String hospital;

  @BeforeEach
  void a_county_with_a_hospital() {
    county = new ReportingCounty(jdbc, events, policies);
    hospital = county.hospital(1);
  }

  @Test
  void what_a_hospital_owes_is_on_its_desk_before_anybody_begins_it() {
    var owed = as(county.doctor(hospital), c -> desk.toFill(c, YearMonth.of(2020, 6)));

    assertThat(owed).hasSize(1);
    assertThat(owed.getFirst().form().form().id()).isEqualTo(TOWN_FORM);
    assertThat(owed.getFirst().have()).isNull();
    assertThat(owed.getFirst().due()).hasToString("2020-07-03");
    assertThat(owed.getFirst().overdue()).isTrue();
    var city = as(county.city(), c -> desk.toFill(c, YearMonth.of(2020, 6)));
    assertThat(city).isEmpty();
  }

  @Test
  void a_return_goes_up_comes_back_with_a_reason_and_is_locked_by_a_named_person() {
    var doctor = county.doctor(hospital);
    var id = filled(doctor, "31", "12");

    var first = as(doctor, c -> reviews.submit(c, id, version(doctor, id)));
    assertThat(first.state()).isEqualTo(ReturnState.AWAITING);
    assertThat(as(county.officer(), desk::waiting)).hasSize(1);

    var back = as(county.officer(), c -> reviews.sendBack(c, id, first.version(), "下转数请核对"));
    assertThat(back.state()).isEqualTo(ReturnState.RETURNED);
    assertThat(back.timesReturned()).isEqualTo(1);

    assertThat(as(doctor, desk::givenBack)).hasSize(1);
    assertThat(as(county.officer(), desk::givenBack)).isEmpty();
    save(doctor, id, Map.of("work!down.month", "30"));
    var again = as(doctor, c -> reviews.submit(c, id, version(doctor, id)));
    var approved = as(county.officer(), c -> reviews.approve(c, id, again.version()));
    var passed = as(county.city(), c -> reviews.approve(c, id, approved.version()));
    assertThat(passed.state()).isEqualTo(ReturnState.APPROVED);
    var locked = as(county.city(), c -> reviews.lock(c, id, passed.version()));

    assertThat(locked.state()).isEqualTo(ReturnState.LOCKED);
    assertThat(locked.locked()).isNotNull();
    assertThat(locked.locked().name()).isEqualTo(county.city().name());
    var head = as(doctor, c -> views.view(c, id)).head();
    assertThat(head.keptNo()).isEqualTo(1);
    assertThat(head.history().stream().map(ReturnView.ReturnDone::act))
        .containsExactly("begin", "submit", "send_back", "submit", "approve", "approve", "lock");
    assertThat(head.history().get(2).reason()).isEqualTo("下转数请核对");
    assertThat(told(id)).contains("reporting.waiting", "reporting.returned", "reporting.locked");
  }

  @Test
  void the_city_gives_back_to_the_county_alone_and_the_county_looks_again() {
    var doctor = county.doctor(hospital);
    var id = filled(doctor, "31", "12");
    var in = as(doctor, c -> reviews.submit(c, id, version(doctor, id)));
    assertThat(as(county.officer(), c -> views.view(c, id)).head().below()).isNull();
    refused(
        ReportingProblem.NO_STEP_BELOW,
        () -> as(county.officer(), c -> reviews.sendDown(c, id, in.version(), "请核对")));

    var approved = as(county.officer(), c -> reviews.approve(c, id, in.version()));
    var passed = as(county.city(), c -> reviews.approve(c, id, approved.version()));
    assertThat(as(county.city(), c -> views.view(c, id)).head().below().label().zh())
        .isEqualTo("县审核");
    var down = as(county.city(), c -> reviews.sendDown(c, id, passed.version(), "请县里核对口径"));

    assertThat(down.state()).isEqualTo(ReturnState.AWAITING);
    assertThat(down.timesReturned()).isZero();
    assertThat(as(county.officer(), desk::waiting)).hasSize(1);
    assertThat(as(county.city(), desk::waiting)).isEmpty();
    refused(ReportingProblem.HANDED_IN, () -> save(doctor, id, Map.of("work!down.month", "40")));
    var last = as(county.officer(), c -> views.view(c, id)).head().history().getLast();
    assertThat(last.toStep()).isEqualTo(1);
    assertThat(last.reason()).isEqualTo("请县里核对口径");
    var again = as(county.officer(), c -> reviews.approve(c, id, down.version()));
    assertThat(again.step()).isEqualTo(2);
  }

  @Test
  void what_is_wrong_or_missing_or_empty_is_not_handed_in() {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, TOWN_FORM, hospital);

    refused(ReportingProblem.EMPTY, () -> submit(doctor, id));
    save(doctor, id, Map.of("work!down.month", "31", "recorded!visits.month", "7"));
    refused(ReportingProblem.HAS_ERRORS, () -> submit(doctor, id));
    var wrong = save(doctor, id, Map.of("work!rehab.month", "33"));
    assertThat(wrong.findings()).anyMatch(f -> f.code().equals("rehab-within-down") && f.error());
    refused(ReportingProblem.HAS_ERRORS, () -> submit(doctor, id));
    save(doctor, id, Map.of("work!rehab.month", "abc"));
    refused(ReportingProblem.HAS_ERRORS, () -> submit(doctor, id));
    var right = save(doctor, id, Map.of("work!rehab.month", "12"));

    assertThat(value(right, "work!rest.month")).isEqualTo("19");
    assertThat(submit(doctor, id).state()).isEqualTo(ReturnState.AWAITING);
    refused(ReportingProblem.HANDED_IN, () -> save(doctor, id, Map.of("work!down.month", "40")));
  }

  @Test
  void a_save_sent_twice_counts_once_and_a_stale_one_is_refused() {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, TOWN_FORM, hospital);
    var version = version(doctor, id);
    var filled =
        new Drafts.Filled(version, "k1", Map.of("work!down.month", "31"), Map.of(), Map.of());

    var first = as(doctor, c -> drafts.save(c, id, filled));
    var second = as(doctor, c -> drafts.save(c, id, filled));

    assertThat(second.of().version()).isEqualTo(first.of().version());
    refused(
        ReportingProblem.CHANGED_MEANWHILE,
        () ->
            as(
                doctor,
                c ->
                    drafts.save(
                        c,
                        id,
                        new Drafts.Filled(
                            version, "k2", Map.of("work!down.month", "5"), Map.of(), Map.of()))));
  }

  @Test
  void a_record_that_is_missing_is_no_zero_and_a_typed_number_stands_beside_it() {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, TOWN_FORM, hospital);

    var cell = cell(content(doctor, id), "recorded!visits.month");
    assertThat(cell.value()).isNull();
    assertThat(cell.state()).isEqualTo("not_reported");

    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            update reporting.cell set recorded = '29', recorded_state = 'value'
             where return_id = %d and address = 'recorded!visits.month'
            """
                .formatted(id))
        .update();
    save(doctor, id, Map.of("recorded!visits.month", "31"));
    assertThat(cell(content(doctor, id), "recorded!visits.month").differs()).isFalse();
    var shown = save(doctor, id, Map.of("recorded!visits.month", "32"));
    assertThat(shown.cells()).filteredOn(ReturnView.ReturnCell::differs).hasSize(1);
    save(doctor, id, Map.of("work!down.month", "31", "work!rehab.month", "1"));
    submit(doctor, id);

    assertThat(
            jdbc.sql(
                    """
                    select reported || ' ' || recorded || ' ' || state || ' ' || owner_unit
                      from reporting.finding where return_id = :id
                    """)
                .param("id", id)
                .query(String.class)
                .list())
        .containsExactly("32 29 open " + hospital);
  }

  @Test
  void only_the_right_duty_at_the_right_place_acts_and_others_do_not_see_it() {
    var doctor = county.doctor(hospital);
    var other = county.doctor(county.hospital(2));
    var id = filled(doctor, "31", "12");

    refused(ReportingProblem.UNKNOWN_RETURN, () -> as(other, c -> views.view(c, id)));
    refused(ReportingProblem.UNKNOWN_RETURN, () -> as(county.city(), c -> views.view(c, id)));
    refused(
        ReportingProblem.NOT_YOUR_STEP,
        () -> as(other, c -> drafts.begin(c, PACK, TOWN_FORM, Period.of(PERIOD), hospital)));
    refused(
        ReportingProblem.NOT_OWED,
        () -> as(doctor, c -> drafts.begin(c, PACK, COUNTY_FORM, Period.of(PERIOD), hospital)));
    var is = submit(doctor, id);
    assertThat(as(county.city(), c -> views.view(c, id)).head().may()).isEmpty();
    refused(
        ReportingProblem.NOT_YOUR_STEP,
        () -> as(county.city(), c -> reviews.approve(c, id, is.version())));
    refused(
        ReportingProblem.NOT_YOUR_STEP,
        () -> as(doctor, c -> reviews.approve(c, id, is.version())));
  }

  @Test
  void of_two_reviewers_at_once_one_acts_and_the_other_is_told() throws Exception {
    var doctor = county.doctor(hospital);
    var id = filled(doctor, "31", "12");
    var version = submit(doctor, id).version();
    var officer = county.officer();

    var refusals = atOnce(4, () -> as(officer, c -> reviews.approve(c, id, version)));

    assertThat(refusals).hasSize(3).containsOnly(ReportingProblem.CHANGED_MEANWHILE);
  }

  @Test
  void a_locked_return_takes_nothing_more_until_it_is_amended_and_the_older_edition_stays() {
    var doctor = county.doctor(hospital);
    var id = locked(doctor, "31");

    refused(ReportingProblem.LOCKED, () -> submit(doctor, id));
    refused(ReportingProblem.LOCKED, () -> save(doctor, id, Map.of("work!down.month", "1")));
    refused(ReportingProblem.REASON_NEEDED, () -> as(doctor, c -> drafts.amend(c, id, " ")));
    var newer = as(doctor, c -> drafts.amend(c, id, "漏报一人")).of();

    assertThat(newer.edition()).isEqualTo(2);
    assertThat(value(content(doctor, newer.id()), "work!down.month")).isEqualTo("31");
    save(doctor, newer.id(), Map.of("work!down.month", "32"));
    assertThat(value(content(doctor, id), "work!down.month")).isEqualTo("31");
    refused(ReportingProblem.AMENDED_ALREADY, () -> as(doctor, c -> drafts.amend(c, id, "再来")));
    refused(
        ReportingProblem.AMENDED_ALREADY,
        () -> as(county.city(), c -> reviews.reopen(c, id, version(county.city(), id), "看错了")));
  }

  @Test
  void a_locked_return_is_reopened_with_a_reason_by_who_locked_it() {
    var doctor = county.doctor(hospital);
    var id = locked(doctor, "31");

    refused(
        ReportingProblem.NOT_YOUR_STEP,
        () ->
            as(county.officer(), c -> reviews.reopen(c, id, version(county.officer(), id), "改正")));
    var open = as(county.city(), c -> reviews.reopen(c, id, version(county.city(), id), "数据有误"));

    assertThat(open.state()).isEqualTo(ReturnState.RETURNED);
    assertThat(save(doctor, id, Map.of("work!down.month", "30")).cells()).isNotEmpty();
  }

  @Test
  void many_are_approved_together_or_none() {
    var seen = new ArrayList<ManyReviews.Seen>();
    for (var no = 11; no < 15; no++) {
      var each = county.hospital(no);
      var doctor = county.doctor(each);
      var id = filled(doctor, each, "31", "12");
      seen.add(new ManyReviews.Seen(id, submit(doctor, id).version()));
    }
    var stale = new ArrayList<>(seen);
    stale.set(2, new ManyReviews.Seen(seen.get(2).id(), 0));

    refused(
        ReportingProblem.ONE_OF_MANY, () -> as(county.officer(), c -> many.approveAll(c, stale)));
    assertThat(as(county.officer(), desk::waiting)).hasSize(4);
    var passed = as(county.officer(), c -> many.approveAll(c, seen));

    assertThat(passed).hasSize(4).allMatch(it -> it.step() == 2);
    assertThat(as(county.city(), desk::waiting)).hasSize(4);
  }

  @Test
  void the_county_carries_the_sums_of_what_the_towns_handed_in() {
    var second = county.hospital(2);
    submit(county.doctor(hospital), filled(county.doctor(hospital), "31", "12"));
    var officer = county.officer();
    var id = begin(officer, COUNTY_FORM, String.valueOf(county.county));

    var before = cell(content(officer, id), "sums!down.month");
    assertThat(before.value()).isEqualTo("31");
    assertThat(before.state()).isEqualTo("partial");

    submit(county.doctor(second), filled(county.doctor(second), second, "9", "2"));
    as(officer, c -> drafts.refill(c, id, version(officer, id)));

    var after = content(officer, id);
    assertThat(cell(after, "sums!down.month").value()).isEqualTo("40");
    assertThat(cell(after, "sums!down.month").state()).isEqualTo("value");
    assertThat(cell(after, "sums!rest.month").value()).isEqualTo("26");
  }

  @Test
  void rows_that_people_write_come_and_go_with_their_cells() {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, TOWN_FORM, hospital);

    save(doctor, id, Map.of("people!1.name", "甲", "people!2.name", "乙", "people!2.days", "3"));
    assertThat(as(doctor, c -> views.view(c, id)).layout().sections().get(2).rows()).hasSize(2);
    as(
        doctor,
        c ->
            drafts.save(
                c,
                id,
                new Drafts.Filled(
                    version(doctor, id),
                    null,
                    Map.of(),
                    Map.of(),
                    Map.of("people", List.of("1")))));

    var left = content(doctor, id).cells().stream().map(ReturnView.ReturnCell::address);
    assertThat(left.filter(a -> a.startsWith("people!")))
        .containsExactly("people!1.name", "people!1.days");
  }

  @Test
  void rows_that_come_with_their_cells_stand_by_their_number() {
    var doctor = county.doctor(hospital);
    var id = begin(doctor, TOWN_FORM, hospital);
    var cells = new HashMap<String, String>();
    IntStream.rangeClosed(1, 20).forEach(no -> cells.put("people!%d.name".formatted(no), "甲"));

    save(doctor, id, cells);

    assertThat(as(doctor, c -> views.view(c, id)).layout().sections().get(2).rows())
        .extracting(ReturnView.FormRow::key)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
  }

  @Test
  void a_draft_keeps_its_form_until_somebody_moves_it_and_its_cells_go_with_it() {
    var doctor = county.doctor(hospital);
    var id = filled(doctor, "31", "12");
    try {
      ReportingCounty.withNewerTownForm(policies, "2020-06-01");

      var head = as(doctor, c -> views.view(c, id)).head();
      assertThat(head.formVersion()).isEqualTo(1);
      assertThat(head.newerForm()).isEqualTo(2);
      var moved = as(doctor, c -> drafts.move(c, id, version(doctor, id)));

      assertThat(moved.of().formVersion()).isEqualTo(2);
      var shown = content(doctor, id);
      assertThat(value(shown, "work!down.month")).isEqualTo("31");
      assertThat(cell(shown, "work!added.month").value()).isNull();
      refused(
          ReportingProblem.NEWEST_FORM,
          () -> as(doctor, c -> drafts.move(c, id, version(doctor, id))));
    } finally {
      ReportingCounty.original(policies);
    }
  }

  private long locked(Caller doctor, String down) {
    var id = filled(doctor, down, "12");
    var handed = submit(doctor, id);
    var first = as(county.officer(), c -> reviews.approve(c, id, handed.version()));
    var second = as(county.city(), c -> reviews.approve(c, id, first.version()));
    return as(county.city(), c -> reviews.lock(c, id, second.version())).id();
  }

  private long filled(Caller doctor, String down, String rehab) {
    return filled(doctor, hospital, down, rehab);
  }

  private long filled(Caller doctor, String at, String down, String rehab) {
    var id = begin(doctor, TOWN_FORM, at);
    save(
        doctor,
        id,
        Map.of("work!down.month", down, "work!rehab.month", rehab, "recorded!visits.month", "100"));
    return id;
  }

  private long begin(Caller caller, String form, String unit) {
    return as(caller, c -> drafts.begin(c, PACK, form, Period.of(PERIOD), unit)).of().id();
  }

  private ReturnView.ReturnContent save(Caller caller, long id, Map<String, String> values) {
    return as(
            caller,
            c ->
                views.view(
                    c,
                    drafts.save(
                        c,
                        id,
                        new Drafts.Filled(version(caller, id), null, values, Map.of(), Map.of()))))
        .content();
  }

  private Return submit(Caller caller, long id) {
    return as(caller, c -> reviews.submit(c, id, version(caller, id)));
  }

  private int version(Caller caller, long id) {
    return as(caller, c -> views.view(c, id)).head().version();
  }

  private ReturnView.ReturnContent content(Caller caller, long id) {
    return as(caller, c -> views.view(c, id)).content();
  }

  private static ReturnView.ReturnCell cell(ReturnView.ReturnContent in, String address) {
    return in.cells().stream().filter(c -> c.address().equals(address)).findFirst().orElseThrow();
  }

  private static @Nullable String value(ReturnView.ReturnContent in, String address) {
    return cell(in, address).value();
  }

  private List<String> told(long id) {
    return jdbc.sql(
            """
            select kind from messages.message where link = '/reports/' || :id
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  private interface Work<T> {
    T of(Caller caller);
  }

  private static <T> T as(Caller caller, Work<T> work) {
    return Callers.as(caller, () -> work.of(caller));
  }

  private static void refused(ReportingProblem why, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(why));
  }

  private static List<Problem.Type> atOnce(int attempts, Runnable work) throws Exception {
    var refusals = new ArrayList<Problem.Type>();
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(attempts)) {
      var all = new ArrayList<Future<?>>();
      for (var i = 0; i < attempts; i++) {
        all.add(
            threads.submit(() -> {
              begin.await();
              work.run();
              return true;
            }));
      }
      begin.countDown();
      for (var each : all) {
        try {
          each.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof Problem problem)) {
            throw e;
          }
          refusals.add(problem.type());
        }
      }
    }
    return refusals;
  }
}
