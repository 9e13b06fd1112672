package org.yipanqi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.facts.ImportBench;
import org.yipanqi.facts.ImportResult;
import org.yipanqi.facts.ImportState;

/** Places, signs and communities over time, brought in by files. */
class RegistryTest {

  private static final LocalDate IN_2020 = LocalDate.of(2020, 6, 30);

  private ImportBench bench;
  private Registry registry;

  @BeforeEach
  void open() {
    bench = new ImportBench();
    registry =
        new Registry(
            new RegistryReader(
                bench.jdbc, new JdbcTransactionManager(bench.database.dataSource())));
    bench.taken(
        "divisions",
        """
        code,name,kind
        44,广东省,
        445322,郁南县,
        445322101,连滩镇,
        445322400,甲农场,farm
        445322101001,东坝村,
        """);
    bench.taken("organisations", "code,name\nO1,连滩医疗集团\n");
    bench.taken(
        "institutions",
        """
        code,name,kind,division,managed_by,organisation,level,opened_on
        H1,县人民医院,county_hospital,445322,,,3,
        S1,县第二人民医院,county_hospital,445322101,,O1,2A,
        S2,连滩中心卫生院,centre_town_hospital,445322101,,O1,,1958-01-01
        V1,东坝村卫生站,village_clinic,445322101001,S2,,,
        """);
    bench.taken("communities", "code,name,division\nC1,第一医共体,445322\nC2,第二医共体,445322\n");
    bench.taken(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        C1,H1,lead,2019-06-01,
        C1,S2,member,2019-06-01,2020-12-31
        C2,S1,lead,2019-06-01,
        C2,S2,member,2021-01-01,
        """);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void the_snapshot_knows_places_and_signs() {
    var snapshot = registry.snapshot();

    assertThat(snapshot.division(445322101001L).orElseThrow().kind()).isEqualTo("village");
    assertThat(snapshot.division(445322400).orElseThrow().kind()).isEqualTo("farm");
    assertThat(snapshot.divisions(445322)).hasSize(3);
    assertThat(snapshot.divisions(4453)).hasSize(4);
    var hospital = snapshot.institution("S2").orElseThrow();
    assertThat(hospital.kind().isTownHospital()).isTrue();
    assertThat(hospital.ownership()).isEqualTo("public");
    assertThat(hospital.openedOn()).isEqualTo("1958-01-01");
    var clinic = snapshot.institution("V1").orElseThrow();
    assertThat(clinic.managedBy()).isEqualTo(hospital.id());
    assertThat(clinic.organisation()).isEqualTo("V1");
    assertThat(snapshot.unit("V1")).hasValue(clinic.id());
    assertThat(snapshot.unit("C1")).hasValue(snapshot.community("C1").orElseThrow().id());
    assertThat(snapshot.unit("445322101")).hasValue(445322101);
    assertThat(snapshot.unit("445322102")).isEmpty();
    assertThat(snapshot.unit("x")).isEmpty();
  }

  @Test
  void an_organisation_of_two_signs_has_a_place_for_records_without_a_sign() {
    var snapshot = registry.snapshot();
    var place = snapshot.institution("O1").orElseThrow();

    assertThat(place.organisationOnly()).isTrue();
    assertThat(place.name()).isEqualTo("连滩医疗集团");
    assertThat(snapshot.signs("O1")).extracting(Institution::code).containsExactly("S1", "S2");
    assertThat(snapshot.institution("H1").orElseThrow().organisationOnly()).isFalse();
    assertThat(bench.texts("select institution::text from registry_api.institution_fact"))
        .hasSize(4)
        .doesNotContain(String.valueOf(place.id()));
  }

  @Test
  void membership_is_that_of_the_day_and_clinics_follow_their_manager() {
    var snapshot = registry.snapshot();

    assertThat(communityOf(snapshot, "S2", IN_2020)).isEqualTo("C1");
    assertThat(communityOf(snapshot, "V1", IN_2020)).isEqualTo("C1");
    assertThat(communityOf(snapshot, "V1", LocalDate.of(2020, 12, 31))).isEqualTo("C1");
    assertThat(communityOf(snapshot, "V1", LocalDate.of(2021, 1, 1))).isEqualTo("C2");
    assertThat(communityOf(snapshot, "H1", LocalDate.of(2019, 5, 31))).isEqualTo("none");
    assertThat(communityOf(snapshot, "O1", IN_2020)).as("its signs are apart").isEqualTo("none");
    assertThat(communityOf(snapshot, "O1", LocalDate.of(2021, 6, 30))).isEqualTo("C2");
  }

  private static String communityOf(RegistrySnapshot snapshot, String code, LocalDate day) {
    var id = snapshot.institution(code).orElseThrow().id();
    return snapshot.communityOf(id, day).map(Community::code).orElse("none");
  }

  @Test
  void the_snapshot_is_kept_until_an_import_changes_something() {
    var before = registry.snapshot();
    assertThat(registry.snapshot()).isSameAs(before);

    bench.taken("communities", "code,name,division\nC1,新名,445322\n");
    registry.on(new FactsChanged(1));

    var after = registry.snapshot();
    assertThat(after.community("C1").orElseThrow().name()).isEqualTo("新名");
    assertThat(after.version()).isGreaterThan(before.version());
  }

  @Test
  void an_institution_is_in_one_community_at_a_time() {
    var result =
        bench.run(
            "community_members",
            """
            community,institution,role,valid_from,valid_to
            C2,S2,member,2020-06-01,2020-06-30
            C2,H1,member,2019-01-01,2019-05-31
            """);

    assertThat(codes(result)).containsExactly("2 two-communities");
  }

  @Test
  void a_membership_may_end_and_go_over_in_one_file() {
    var result =
        bench.taken(
            "community_members",
            """
            community,institution,role,valid_from,valid_to
            C1,S2,member,2019-06-01,2020-05-31
            C2,S2,member,2020-06-01,2020-12-31
            """);

    assertThat(result.corrected()).isEqualTo(1);
    assertThat(result.inserted()).isEqualTo(1);
    assertThat(communityOf(registry.snapshot(), "S2", IN_2020)).isEqualTo("C2");
  }

  @Test
  void clinics_and_organisations_are_no_members_and_divisions_no_communities() {
    assertThat(
            codes(
                bench.run(
                    "community_members",
                    """
                    community,institution,role,valid_from,valid_to
                    C1,V1,member,2019-06-01,
                    C1,O1,member,2019-06-01,
                    445322101001,H1,member,2018-06-01,2018-12-31
                    """)))
        .containsExactly("4 not-a-community", "2 clinic-listed", "3 sign-needed");
  }

  @Test
  void a_community_without_a_lead_is_allowed_and_mentioned_with_its_months() {
    var result =
        bench.taken(
            "community_members",
            """
            community,institution,role,valid_from,valid_to
            C2,S1,lead,2019-06-01,2020-03-15
            """);

    assertThat(result.state()).isEqualTo(ImportState.DONE);
    assertThat(result.message()).isNotNull();
    assertThat(result.message().en())
        .isEqualTo("These communities have no lead in the month given: C2 2021-01");
  }

  @Test
  void what_an_institution_refers_to_must_be_there() {
    assertThat(
            codes(
                bench.run(
                    "institutions",
                    """
                    code,name,kind,division,managed_by,organisation
                    A1,甲,village_clinic,445322101001,S9,
                    A2,乙,village_clinic,445322101001,V1,
                    A3,丙,town_hospital,445322101,,O9
                    A4,丁,town_hospital,449999,,
                    O1,戊,town_hospital,445322101,,
                    S2,己,town_hospital,445322101,H1,O1
                    """)))
        .containsExactlyInAnyOrder(
            "2 unknown-manager",
            "3 manager-is-managed",
            "7 manager-is-managed",
            "4 unknown-organisation",
            "5 unknown-division",
            "6 code-of-an-organisation");
    assertThat(
            codes(
                bench.run("institutions", "code,name,kind,division,managed_by\nA,a,other,44,A\n")))
        .containsExactly("2 own-manager");
  }

  @Test
  void a_closed_institution_is_marked_where_it_was() {
    bench.taken(
        "visits",
        """
        source,source_no,institution,visited_on,kind,total_amount
        his,1,H1,2021-02-01,outpatient,1
        """);
    bench.jdbc.sql("truncate facts.mark").update();

    bench.taken(
        "institutions",
        """
        code,name,kind,division,managed_by,closed_on
        V1,东坝村卫生站,village_clinic,445322101001,S2,2021-02-10
        """);

    assertThat(bench.marks("institution"))
        .containsExactly(
            "institution institution V1 2021-01",
            "institution institution V1 2021-02",
            "institution institution V1 2021-03");
  }

  private static java.util.List<String> codes(ImportResult result) {
    return result.errors().stream().map(it -> it.row() + " " + it.code()).toList();
  }
}
