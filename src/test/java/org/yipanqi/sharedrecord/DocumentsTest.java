package org.yipanqi.sharedrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.evidence.EvidenceProblem;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;

/** Files about people: kept closed, shared for a case, withdrawn, never what they are not. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class DocumentsTest {

  private static final byte[] PDF = "%PDF-1.7 出院小结".getBytes(StandardCharsets.UTF_8);

  @Autowired private Documents documents;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private MockMvc mvc;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private RecordedCounty place;

  @BeforeEach
  void a_person_between_two_hospitals() {
    place = new RecordedCounty(jdbc);
    events.publishEvent(new FactsChanged(0)); // the register was read before
  }

  @Test
  void pictures_of_devices_belong_elsewhere_whatever_they_are_called() {
    var dicom = new byte[200];
    System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);

    assertProblem(
        SharedRecordProblem.DICOM_ELSEWHERE, () -> add(place.townDoctor(), "片子.jpg", dicom));
    assertProblem(EvidenceProblem.EMPTY_FILE, () -> add(place.townDoctor(), "a.pdf", new byte[0]));
  }

  @Test
  void a_document_lies_closed_and_is_read_by_its_holder_with_a_trace() {
    var id = add(place.townDoctor());

    var stored =
        jdbc.sql("select sealed from sharedrecord.document_body where document_id = " + id)
            .query((row, _) -> row.getBytes(1))
            .single();
    assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("%PDF");
    assertThat(read(place.townDoctor(), id)).isEqualTo(PDF);
    assertThat(traces()).containsExactly("document-added", "document-read");
  }

  @Test
  void another_hospital_reads_it_once_it_is_shared_for_a_case() {
    var id = add(place.townDoctor());
    assertProblem(SharedRecordProblem.UNKNOWN_DOCUMENT, () -> read(place.countyDoctor(), id));

    var doctor = place.townDoctor();
    assertThat(Callers.as(doctor, () -> documents.shareAll(doctor, "ZZ-1", "SR-H" + place.run)))
        .isEqualTo(1);

    assertThat(read(place.countyDoctor(), id)).isEqualTo(PDF);
    var receiver = place.countyDoctor();
    assertThat(Callers.as(receiver, () -> documents.list(receiver, place.personNo, "ZZ-1")))
        .extracting(Document::id)
        .containsExactly(id);
    assertThat(traces()).contains("document-shared");
  }

  @Test
  void only_the_holder_shares_or_withdraws_and_what_is_withdrawn_does_not_open() {
    var id = add(place.townDoctor());
    var doctor = place.townDoctor();
    Callers.as(doctor, () -> documents.shareAll(doctor, "ZZ-1", "SR-H" + place.run));
    var other = place.countyDoctor();
    assertProblem(SharedRecordProblem.NOT_YOUR_DOCUMENT, () -> withdraw(other, id, "不是我的文书"));

    assertProblem(SharedRecordProblem.REASON_NEEDED, () -> withdraw(doctor, id, " "));
    withdraw(doctor, id, "上传错了人");

    assertProblem(SharedRecordProblem.ALREADY_WITHDRAWN, () -> read(other, id));
    assertProblem(SharedRecordProblem.ALREADY_WITHDRAWN, () -> withdraw(doctor, id, "再撤一次"));
  }

  @Test
  void bytes_that_were_moved_to_another_row_do_not_open() {
    var one = add(place.townDoctor());
    var two = add(place.townDoctor());
    jdbc.sql(
            """
            update sharedrecord.document_body b set sealed = o.sealed
              from sharedrecord.document_body o where b.document_id = %d and o.document_id = %d
            """
                .formatted(two, one))
        .update();

    assertThatThrownBy(() -> read(place.townDoctor(), two)).isInstanceOf(Problem.class);
  }

  @Test
  void a_file_goes_up_and_comes_down_with_headers_that_let_no_browser_run_it() throws Exception {
    var file = new MockMultipartFile("file", "小结.pdf", "text/html", PDF);

    AssumedCaller.as(
        place.townDoctor(),
        () ->
            mvc.perform(
                    multipart("/api/residents/{no}/documents", place.personNo)
                        .file(file)
                        .param("category", "discharge"))
                .andExpect(status().isCreated()));
    var id = jdbc.sql("select max(id) from sharedrecord.document").query(Long.class).single();

    AssumedCaller.as(
        place.townDoctor(),
        () ->
            mvc.perform(get("/api/documents/{id}/content", id))
                .andExpect(status().isOk())
                .andExpect(content().bytes(PDF))
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(
                    header()
                        .string(
                            "Content-Disposition",
                            org.hamcrest.Matchers.startsWith("attachment;"))));
    AssumedCaller.as(
        place.townDoctor(),
        () ->
            mvc.perform(get("/api/residents/{no}/documents", place.personNo))
                .andExpect(jsonPath("$.rows[0].title").value("小结"))
                .andExpect(jsonPath("$.rows[0].own").value(true)));
  }

  private long add(Caller caller) {
    return add(caller, "小结.pdf", PDF);
  }

  private long add(Caller caller, String name, byte[] bytes) {
    return Callers.as(
        caller,
        () ->
            documents.add(caller, place.personNo, Category.DISCHARGE, "出院小结", name, bytes, "ZZ-1"));
  }

  private byte[] read(Caller caller, long id) {
    return Callers.as(caller, () -> documents.read(caller, id)).bytes();
  }

  private boolean withdraw(Caller caller, long id, String why) {
    return Callers.as(
        caller,
        () -> {
          documents.withdraw(caller, id, why);
          return true;
        });
  }

  private List<String> traces() {
    return jdbc
        .sql("select action from audit.entry where person = :no order by no")
        .param("no", place.personNo)
        .query(String.class)
        .list()
        .stream()
        .map(it -> it.substring(it.indexOf('.') + 1))
        .toList();
  }

  private static void assertProblem(
      Problem.Type type, org.junit.jupiter.api.function.Executable work) {
    assertThatThrownBy(work::execute)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.type()).isEqualTo(type));
  }
}
