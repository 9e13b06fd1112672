package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.yipanqi.reporting.ReportingCounty.PACK;
import static org.yipanqi.reporting.ReportingCounty.PERIOD;
import static org.yipanqi.reporting.ReportingCounty.TOWN_FORM;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.evidence.EvidenceProblem;
import org.yipanqi.evidence.FileContent;
import org.yipanqi.kernel.Period;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.Policies;

/** Files of a return, from the draft to the frozen copy; who may not, and what is no such file. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class ReturnEvidenceTest {

  private static final byte[] PDF = "%PDF-1.7 台账".getBytes(StandardCharsets.UTF_8);
  private static final String CELL = "work!down.month";

  @Autowired private MockMvc mvc;
  @Autowired private Policies policies;
  @Autowired private Drafts drafts;
  @Autowired private ReturnReviews reviews;
  @Autowired private ReturnRows rows;
  @Autowired private ReturnChanges changes;
  @Autowired private FrozenReturns frozen;
  @Autowired private EvidenceFiles files;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Clock clock;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private ReportingCounty county;
  private Caller doctor;
  private long id;

  @BeforeEach
  void a_return_that_a_hospital_fills() {
    county = new ReportingCounty(jdbc, events, policies);
    doctor = county.doctor(county.hospital(1));
    id = filled(doctor);
  }

  @Test
  void a_file_of_a_cell_is_kept_closed_listed_and_saved_with_a_trace() throws Exception {
    var file = send(doctor, CELL, "下转台账.pdf", PDF, status().isCreated());

    as(
        doctor,
        list(),
        status().isOk(),
        jsonPath("$.adds").value(true),
        jsonPath("$.files[0].title").value("下转台账"),
        jsonPath("$.files[0].anchor").value(CELL),
        jsonPath("$.files[0].by").value(doctor.name()));
    as(
        county.officer(),
        get("/api/evidence/%s/content".formatted(file)),
        status().isOk(),
        content().bytes(PDF),
        content().contentType("application/pdf"),
        header().string("X-Content-Type-Options", "nosniff"));
    assertThat(
            jdbc.sql("select sealed from evidence.body where file_id = " + file)
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single())
        .doesNotContain("%PDF");
    assertThat(traces(file)).containsExactly("evidence.added", "evidence.opened");
  }

  @Test
  void another_hospital_another_county_and_the_city_before_it_is_handed_in_find_nothing()
      throws Exception {
    var file = send(doctor, null, "台账.pdf", PDF, status().isCreated());
    var neighbour = county.doctor(county.hospital(2));
    var elsewhere = new ReportingCounty(jdbc, events, policies);

    for (var other :
        List.of(
            neighbour,
            elsewhere.officer(),
            elsewhere.doctor(elsewhere.hospital(1)),
            county.city())) {
      as(other, list(), status().isNotFound());
      as(other, get("/api/evidence/%s/content".formatted(file)), status().isNotFound());
      send(other, null, "台账.pdf", PDF, status().isNotFound());
      as(other, withdrawal(file, "不是我们的文件"), status().isNotFound());
    }
    // the county sees the return and its files, and fills none of it
    as(county.officer(), list(), status().isOk(), jsonPath("$.adds").value(false));
    send(county.officer(), null, "台账.pdf", PDF, status().isForbidden());
    as(county.officer(), withdrawal(file, "县里不要这份"), status().isForbidden());

    reviews(doctor);

    as(county.city(), get("/api/evidence/%s/content".formatted(file)), status().isOk());
  }

  @Test
  void what_is_no_such_file_and_what_belongs_to_nothing_is_refused() throws Exception {
    var jpeg = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    var lying = send(doctor, null, "台账.pdf", jpeg, status().is(422));
    assertThat(lying).contains("PDF").contains("JPEG");
    send(doctor, null, "台账.pdf", new byte[0], status().is(422));
    send(doctor, null, "台账.pdf", Arrays.copyOf(PDF, FileContent.MOST_BYTES + 1), status().is(422));
    send(doctor, "work!nothing.month", "台账.pdf", PDF, status().isNotFound());
    as(
        doctor,
        multipart("/api/evidence").param("of", "return").param("id", "" + id),
        status().isBadRequest());
    as(
        doctor,
        get("/api/evidence").param("of", "nothing").param("id", "" + id),
        status().isBadRequest());

    as(doctor, list(), jsonPath("$.files").isEmpty());
  }

  @Test
  void a_withdrawn_file_keeps_its_name_and_reason_and_opens_no_more() throws Exception {
    var file = send(doctor, null, "台账.pdf", PDF, status().isCreated());

    as(doctor, withdrawal(file, " "), status().is(422));
    as(doctor, withdrawal(file, "传错了月份"), status().isNoContent());

    as(doctor, withdrawal(file, "再撤一次看看"), status().isConflict());
    as(doctor, get("/api/evidence/%s/content".formatted(file)), status().isConflict());
    as(
        doctor,
        list(),
        jsonPath("$.files[0].title").value("台账"),
        jsonPath("$.files[0].withdrawn.reason").value("传错了月份"),
        jsonPath("$.files[0].withdrawn.by").value(doctor.name()));
  }

  @Test
  void what_is_handed_in_keeps_its_files_and_they_are_in_the_frozen_copy_and_on_paper()
      throws Exception {
    var file = send(doctor, CELL, "下转台账.pdf", PDF, status().isCreated());
    reviews(doctor);
    as(doctor, withdrawal(file, "换一份新的来"), status().isConflict());
    send(doctor, null, "迟到的.pdf", PDF, status().isConflict());
    pass(county.officer(), false);
    pass(county.city(), false);
    pass(county.city(), true);

    var kept = frozen.newest(id).orElseThrow().content().files();
    assertThat(kept).extracting(FrozenReturns.FrozenFile::title).containsExactly("下转台账");
    var digest = kept.getFirst().digest();
    assertThat(words(county.officer()))
        .contains("下转台账.pdf", "下转接收 · 本月", digest.substring(0, 32), digest.substring(32));

    var amended = Callers.as(doctor, () -> drafts.amend(doctor, id, "漏了一家诊所")).of().id();

    var carried = Callers.as(doctor, () -> files.list(doctor, "return", amended)).files();
    assertThat(carried).hasSize(1);
    assertThat(Callers.as(doctor, () -> files.read(doctor, carried.getFirst().id())).bytes())
        .isEqualTo(PDF);
    assertThat(withdrawnOr(doctor, carried.getFirst().id())).isEqualTo("withdrawn");
    assertThat(Callers.as(doctor, () -> files.standing("return", id))).hasSize(1);
  }

  @Test
  void a_withdrawal_waits_for_the_hand_that_is_handing_in_and_is_refused_then() throws Exception {
    var file = Callers.as(doctor, () -> files.add(doctor, "return", id, null, null, "台账.pdf", PDF));

    try (var aside = Executors.newSingleThreadExecutor()) {
      var withdrawing =
          Acting.asHouse(() ->
              Acting.together(
                  transactions,
                  () -> {
                    var of = rows.lock(id).orElseThrow();
                    var begun = aside.submit(() -> withdrawnOr(doctor, file));
                    while (!begun.isDone() && !somebodyWaits()) {
                      Thread.onSpinWait();
                    }
                    changes.submitted(of, 1, null, doctor, OffsetDateTime.now(clock));
                    return begun;
                  }));
      assertThat(withdrawing.get()).isEqualTo(EvidenceProblem.IN_USE);
    }
    assertThat(Callers.as(doctor, () -> files.standing("return", id))).hasSize(1);
  }

  @Test
  void two_at_once_never_make_one_too_many() throws Exception {
    for (var no = 1; no < 20; no++) {
      Callers.as(doctor, () -> files.add(doctor, "return", id, null, null, "台账.pdf", PDF));
    }

    var both = atOnce(this::addedOr, this::addedOr);

    assertThat(both).containsExactlyInAnyOrder("added", EvidenceProblem.TOO_MANY);
    assertThat(Callers.as(doctor, () -> files.standing("return", id))).hasSize(20);
  }

  /** Somebody waits for a row that somebody else holds. */
  private boolean somebodyWaits() {
    return jdbc.sql(
            """
            select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')
            """)
        .query(Boolean.class)
        .single();
  }

  private Object addedOr() {
    try {
      Callers.as(doctor, () -> files.add(doctor, "return", id, null, null, "台账.pdf", PDF));
      return "added";
    } catch (Problem problem) {
      return problem.type();
    }
  }

  private Object withdrawnOr(Caller caller, long file) {
    try {
      return Callers.as(
          caller,
          () -> {
            files.withdraw(caller, file, "换一份新的来");
            return "withdrawn";
          });
    } catch (Problem problem) {
      return problem.type();
    }
  }

  private static List<Object> atOnce(Callable<Object> one, Callable<Object> two) throws Exception {
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var running =
          List.of(one, two).stream()
              .map(work ->
                  threads.submit(() -> {
                    both.await();
                    return work.call();
                  }))
              .toList();
      return List.of(running.getFirst().get(), running.getLast().get());
    }
  }

  private long filled(Caller doctor) {
    var hospital = doctor.unit();
    return Callers.as(
        doctor,
        () -> {
          var begun = drafts.begin(doctor, PACK, TOWN_FORM, Period.of(PERIOD), hospital).of();
          var cells = Map.of(CELL, "31", "work!rehab.month", "12", "recorded!visits.month", "0");
          drafts.save(
              doctor,
              begun.id(),
              new Drafts.Filled(begun.version(), null, cells, Map.of(), Map.of()));
          return begun.id();
        });
  }

  private void reviews(Caller doctor) {
    Callers.as(doctor, () -> reviews.submit(doctor, id, version(id)));
  }

  private void pass(Caller caller, boolean locks) {
    Callers.as(
        caller,
        () ->
            locks
                ? reviews.lock(caller, id, version(id))
                : reviews.approve(caller, id, version(id)));
  }

  private int version(long of) {
    return jdbc.sql("select version from reporting.form_return where id = " + of)
        .query(Integer.class)
        .single();
  }

  private String words(Caller caller) throws Exception {
    var paper =
        AssumedCaller.as(
            caller,
            () ->
                mvc.perform(get("/api/returns/%d/paper".formatted(id))).andReturn().getResponse());
    try (var document = Loader.loadPDF(paper.getContentAsByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private String send(
      Caller caller, @Nullable String anchor, String name, byte[] bytes, ResultMatcher expected)
      throws Exception {
    var request =
        multipart("/api/evidence")
            .file(new MockMultipartFile("file", name, "text/html", bytes))
            .param("of", "return")
            .param("id", String.valueOf(id));
    if (anchor != null) {
      request.param("anchor", anchor);
    }
    var answer = as(caller, request, expected);
    return answer.startsWith("{\"id\"") ? JsonPath.read(answer, "$.id") : answer;
  }

  private RequestBuilder list() {
    return get("/api/evidence").param("of", "return").param("id", String.valueOf(id));
  }

  private static RequestBuilder withdrawal(String file, String why) {
    return post("/api/evidence/%s/withdrawal".formatted(file))
        .contentType(APPLICATION_JSON)
        .content("{\"reason\": \"%s\"}".formatted(why));
  }

  private String as(Caller caller, RequestBuilder request, ResultMatcher... expected)
      throws Exception {
    return AssumedCaller.as(
        caller,
        () ->
            mvc.perform(request)
                .andExpectAll(expected)
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
  }

  private List<String> traces(String file) {
    return jdbc.sql(
            """
            select action from audit.entry where subject_kind = 'evidence' and subject = :file
             order by no
            """)
        .param("file", file)
        .query(String.class)
        .list();
  }
}
