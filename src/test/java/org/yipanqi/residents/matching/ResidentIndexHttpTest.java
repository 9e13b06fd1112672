package org.yipanqi.residents.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.access.signin.CallsAs;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import org.yipanqi.residents.names.NameSpelling;
import tools.jackson.databind.json.JsonMapper;

/** The index over HTTP: found by sound, registered by hand, doubtful pairs merged and unmerged. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@CallsAs(Duty.FAMILY_DOCTOR)
class ResidentIndexHttpTest {

  private static final String NUMBER = "11010519491231002X";

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private NameSpelling spelling;
  @Autowired private Cells cells;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private int institution;

  /** The same file twice is not read twice. */
  private static int files;

  /** The months that other tests in this database count on. */
  private List<Map<String, Object>> span = List.of();

  @AfterEach
  void the_span_of_months_is_what_it_was() {
    owner.sql("delete from facts.horizon").update();
    for (var each : span) {
      owner
          .sql(
              """
              insert into facts.horizon (first_month, last_month) values (:first_month, :last_month)
              """)
          .params(each)
          .update();
    }
  }

  @BeforeEach
  void some_residents(@TempDir Path folder) throws IOException {
    span = owner.sql("select first_month, last_month from facts.horizon").query().listOfRows();
    owner
        .sql(
            """
            truncate residents.merge_event, residents.candidate_pair, residents.residence,
              residents.person, registry.institution, registry.division cascade;
            insert into registry.division (code, name, kind, import_id)
            values (445322, '郁南县', 'county', 1), (445322101, '连滩镇', 'town', 1),
                   (445322101201, '东坝村', 'village', 1);
            insert into registry.institution
              (code, name, short_name, organisation_code, kind, ownership, division, import_id)
            values ('T1', '连滩镇卫生院', '连滩', 'T1', 'town_hospital', 'public', 445322101, 1);
            """)
        .update();
    institution = owner.sql("select id from registry.institution").query(Integer.class).single();
    var file =
        Files.writeString(
            folder.resolve("persons.csv"),
            """
            person_no,name,sex,birth_date,id_no,phone
            P1,仇小军,female,1949-12-31,%s,13800138471
            P2,仇晓君,female,1949-12-31,,138-0013-8471
            P3,曾国民,male,1960-01-01,,
            P4,曾国明,male,1971-05-06,,
            P5,张伟,male,1980-05-06,,1390000%04d
            """
                .formatted(NUMBER, ++files));
    var result = imports.run(Caller.operator(), "persons", file, Imports.Options.none());
    assertThat(result.state()).isEqualTo(ImportState.DONE);
    owner
        .sql(
            """
            insert into residents.residence (source_id, source_no, person_id, division, residency,
                   valid_from, import_id)
            select 1, person_no, id, 445322101201, 'permanent', '2000-01-01', 1
              from residents.person where person_no <> 'P5'
            """)
        .update();
    spelling.spellAll();
  }

  @Test
  void people_are_found_as_their_names_sound_page_by_page() throws Exception {
    found("{\"name\": \"qiuxiao\"}", "P1", "P2");
    found("{\"name\": \"qxj\"}", "P1", "P2");
    found("{\"name\": \"Zeng Guo\"}", "P3", "P4");
    found("{\"name\": \"cengguo\"}");
    found("{\"name\": \"仇小君\", \"alike\": true}", "P1", "P2");
    found("{\"name\": \"仇小君\"}");
    var first = search("{\"name\": \"zg\", \"limit\": 1}").andReturn();
    var next =
        JsonMapper.shared()
            .readTree(first.getResponse().getContentAsString())
            .path("next")
            .asString();
    found("{\"name\": \"zg\", \"limit\": 1, \"cursor\": \"%s\"}".formatted(next), "P4");
    search("{\"name\": \"z\"}").andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_corrected_name_sounds_otherwise() {
    owner.sql("update residents.person set name = '单国民' where person_no = 'P3'").update();
    spelling.spellAll();

    assertThat(sound("P3")).isEqualTo("shanguomin");
  }

  @Test
  void a_resident_is_registered_once() throws Exception {
    var wrong = register("{\"identityNumber\": \"110105194912310021\", %s}".formatted(WHO));
    wrong.andExpect(status().isUnprocessableContent());
    wrong.andExpect(content().string(containsString("校验不通过")));
    register("{\"identityNumber\": \"%s\", \"sex\": \"male\", %s}".formatted(NUMBER, WHO))
        .andExpect(status().isUnprocessableContent());
    register("{\"identityNumber\": \"110105491231002\", %s}".formatted(WHO))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("P1")));
    register("{\"name\": \"李四\"}").andExpect(status().isUnprocessableContent());

    register("{\"identityNumber\": \"440524188001010014\", %s}".formatted(WHO))
        .andExpect(status().isCreated());
    register("{\"identityNumber\": \"440524188001010014\", %s}".formatted(WHO))
        .andExpect(status().isConflict());

    var stored = stored("N");
    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst()).contains("1880-01-01").contains("male").contains("card");
    assertThat(sound(stored.getFirst().substring(0, 10))).isEqualTo("lisi");
  }

  private static final String WHO = "\"name\": \"李四\", \"home\": \"445322101201\"";

  @Test
  void a_number_is_taken_by_whoever_has_it_and_only_who_sees_them_learns_who() throws Exception {
    var body = "{\"identityNumber\": \"%s\", %s}".formatted(NUMBER, WHO);
    var blind =
        new Caller(
            "blind",
            "邻县医生",
            Duty.TOWNSHIP_DOCTOR,
            "T1",
            new Scope("blind", Reach.NONE, Reach.of(List.of(445323101)), Reach.NONE, Reach.NONE),
            Reach.of(List.of(institution)));
    AssumedCaller.as(
        blind,
        () ->
            mvc.perform(json(post("/api/residents"), body))
                .andExpect(status().isConflict())
                .andExpect(content().string(not(containsString("P1"))))
                .andExpect(content().string(containsString("转诊办"))));
    owner
        .sql(
            """
            update residents.person set merged_into = (
              select id from residents.person where person_no = 'P2') where person_no = 'P1'
            """)
        .update();

    register(body)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("P1")));
    assertThat(stored("N")).isEmpty();
  }

  @Test
  void figures_of_the_town_follow_a_registration() throws Exception {
    var born = "{\"sex\": \"male\", \"born\": \"1990-01-01\", %s}".formatted(WHO);
    owner
        .sql(
            """
            insert into facts.horizon (first_month, last_month)
            select date_trunc('month', d)::date, date_trunc('month', d)::date from (values (:day)) x (d)
            on conflict (only_one) do update set first_month = excluded.first_month,
              last_month = excluded.last_month
            """)
        .param("day", LocalDate.now(Clock.systemDefaultZone()))
        .update();
    owner.sql("delete from facts.receipt where fact = 'residence'").update();

    register(born).andExpect(status().isCreated());

    cells.catchUp();
    assertThat(
            owner
                .sql(
                    """
                    select count(*) from facts.person_month m join residents.person p
                        on p.id = m.person_id
                     where p.person_no like 'N%'
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(
            owner
                .sql("select count(*) from facts.receipt where fact = 'residence'")
                .query(Integer.class)
                .single())
        .as("one entry is no delivery")
        .isZero();
  }

  @Test
  void what_is_alike_is_shown_before_and_waits_for_a_judgement_after() throws Exception {
    var body =
        "{\"name\": \"曾国名\", \"sex\": \"male\", \"born\": \"1971-05-06\","
            + " \"home\": \"445322101201\", \"lookedAt\": %d}";
    as(() ->
        mvc.perform(json(post("/api/residents/alike"), body.formatted(0)))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.rows.length()").value(1))
            .andExpect(jsonPath("$.rows[0].personNo").value("P4"))
            .andExpect(jsonPath("$.rows[0].certain").value(false)));
    register(body.formatted(0)).andExpect(status().isConflict());
    register(body.formatted(1)).andExpect(status().isCreated());

    pairs("open")
        .andExpect(jsonPath("$.rows.length()").value(1))
        .andExpect(jsonPath("$.rows[0].low.personNo").value("P4"))
        .andExpect(jsonPath("$.rows[0].lines[1].likeness").value("sounds_same"));
  }

  @Test
  void a_newborn_is_registered_under_its_mother_with_the_order_of_birth() throws Exception {
    var body =
        "{\"name\": \"仇小军之子\", \"sex\": \"male\", \"born\": \"%s\", \"home\": \"445322101201\","
            + " \"motherNo\": \"%s\", \"birthOrder\": %s, \"lookedAt\": 9}";
    var today = LocalDate.now(Clock.systemDefaultZone());
    register(body.formatted(today, "P3", "1")).andExpect(status().isNotFound());
    register(body.formatted(today, "P1", "null")).andExpect(status().isUnprocessableContent());
    register(body.formatted(today.minusDays(60), "P1", "1"))
        .andExpect(status().isUnprocessableContent());

    register(body.formatted(today, "P1", "1")).andExpect(status().isCreated());
    register(body.formatted(today, "P1", "2")).andExpect(status().isCreated());

    assertThat(stored("N")).hasSize(2).allMatch(each -> each.contains("newborn"));
  }

  @Test
  void who_may_not_write_for_an_institution_registers_nobody() throws Exception {
    mvc.perform(
            json(
                post("/api/residents"),
                "{\"sex\": \"male\", \"born\": \"1990-01-01\", %s}".formatted(WHO)))
        .andExpect(status().isForbidden());
    assertThat(stored("N")).isEmpty();
  }

  @Test
  void a_doubtful_pair_is_merged_and_unmerged_and_both_are_what_they_were() throws Exception {
    mvc.perform(post("/api/residents/pairs/searches"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.found").value(1));
    mvc.perform(post("/api/residents/pairs/searches")).andExpect(jsonPath("$.found").value(0));
    pairs("open")
        .andExpect(jsonPath("$.waiting").value(1))
        .andExpect(jsonPath("$.rows[0].score").value("13.50"))
        .andExpect(jsonPath("$.rows[0].low.name").value("仇*军"))
        .andExpect(content().string(not(containsString("8471"))));
    var before = rows();
    var pair = owner.sql("select id from residents.candidate_pair").query(Long.class).single();

    judge(pair, "same", "P5", "核对过户口簿").andExpect(status().isUnprocessableContent());
    judge(pair, "same", "P1", "短").andExpect(status().isUnprocessableContent());
    judge(pair, "same", "P1", "核对过户口簿").andExpect(status().isNoContent());
    judge(pair, "different", "P1", "核对过户口簿").andExpect(status().isConflict());

    assertThat(canonical("P2")).isEqualTo("P1");
    assertThat(canonical("P1")).isEqualTo("P1");
    mvc.perform(get("/api/residents/P2/merges"))
        .andExpect(jsonPath("$[0].kind").value("merged"))
        .andExpect(jsonPath("$[0].survivor").value("P1"));
    search("{\"name\": \"仇晓君\"}").andExpect(jsonPath("$.rows[0].mergedInto").value("P1"));
    unmerge("P1").andExpect(status().isConflict());
    unmerge("P2").andExpect(status().isNoContent());

    assertThat(rows()).isEqualTo(before);
    assertThat(canonical("P2")).isEqualTo("P2");
    pairs("open").andExpect(jsonPath("$.rows.length()").value(1));
    assertThat(
            owner
                .sql(
                    """
                    select count(*) from audit.entry
                     where action in ('residents.merged', 'residents.unmerged') and person = 'P2'
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void a_pair_is_seen_by_who_sees_both() throws Exception {
    mvc.perform(post("/api/residents/pairs/searches")).andExpect(status().isOk());
    var elsewhere =
        new Caller(
            "elsewhere",
            "别处",
            Duty.FAMILY_DOCTOR,
            "X",
            new Scope(
                "elsewhere", Reach.NONE, Reach.of(List.of(445323101)), Reach.NONE, Reach.NONE),
            Reach.NONE);
    AssumedCaller.as(
        elsewhere, () -> pairs("open").andExpect(jsonPath("$.rows.length()").value(0)));
    var pair = owner.sql("select id from residents.candidate_pair").query(Long.class).single();
    AssumedCaller.as(
        elsewhere, () -> judge(pair, "different", null, "核对过户口簿").andExpect(status().isNotFound()));
  }

  private void found(String body, String... numbers) throws Exception {
    var found = search(body).andExpect(status().isOk()).andReturn();
    var rows = JsonMapper.shared().readTree(found.getResponse().getContentAsString()).path("rows");
    assertThat(rows).map(row -> row.path("personNo").asString()).containsExactly(numbers);
  }

  private ResultActions search(String body) throws Exception {
    return mvc.perform(json(post("/api/residents/search"), body));
  }

  private ResultActions pairs(String state) throws Exception {
    return mvc.perform(get("/api/residents/pairs").param("state", state))
        .andExpect(status().isOk());
  }

  private ResultActions judge(long pair, String judgement, String survivor, String reason)
      throws Exception {
    return mvc.perform(
        json(
            post("/api/residents/pairs/{id}/judgement", pair),
            "{\"version\": 1, \"judgement\": \"%s\", \"survivor\": %s, \"reason\": \"%s\"}"
                .formatted(judgement, survivor == null ? "null" : '"' + survivor + '"', reason)));
  }

  private ResultActions unmerge(String no) throws Exception {
    return mvc.perform(
        json(post("/api/residents/{no}/unmerging", no), "{\"reason\": \"是两个人，查过派出所\"}"));
  }

  private ResultActions register(String body) throws Exception {
    return as(() -> mvc.perform(json(post("/api/residents"), body)));
  }

  /** As somebody of the township's hospital, who writes for it alone. */
  private <T> T as(Callable<T> work) throws Exception {
    var caller =
        new Caller(
            "doctor",
            "镇医生",
            Duty.TOWNSHIP_DOCTOR,
            "T1",
            Scope.everything("doctor"),
            Reach.of(List.of(institution)));
    return AssumedCaller.as(caller, work);
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }

  private String sound(String no) {
    return owner
        .sql("select name_pinyin from residents.person where person_no = :no")
        .param("no", no)
        .query(String.class)
        .single();
  }

  private List<String> stored(String beginning) {
    return owner
        .sql(
            """
            select concat_ws(' ', person_no, birth_date, sex, identity_kind) from residents.person
             where person_no like :beginning || '%' order by id
            """)
        .param("beginning", beginning)
        .query(String.class)
        .list();
  }

  private List<String> rows() {
    return owner
        .sql("select to_jsonb(p)::text from residents.person p order by id")
        .query(String.class)
        .list();
  }

  private String canonical(String no) {
    return owner
        .sql(
            """
            select c.person_no from residents.person p
              join residents.person c on c.id = residents_api.canonical(p.id)
             where p.person_no = :no
            """)
        .param("no", no)
        .query(String.class)
        .single();
  }
}
