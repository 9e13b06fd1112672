package org.yipanqi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.yipanqi.facts.ImportBench;
import org.yipanqi.facts.ImportResult;

/** Institutions that join, leave, close, merge and split: where they belong, day and month. */
class InstitutionsInTimeTest {

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
  void a_month_counts_for_the_community_of_its_last_day_else_for_the_last_one_within_it() {
    bench.taken(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        C1,S2,member,2019-06-01,2020-05-15
        C2,S2,member,2020-05-16,2020-07-15
        """);
    var snapshot = registry.snapshot();

    assertThat(communityIn(snapshot, "S2", "2020-04")).isEqualTo("C1");
    assertThat(communityIn(snapshot, "S2", "2020-05")).isEqualTo("C2");
    assertThat(communityIn(snapshot, "V1", "2020-05")).as("its clinic too").isEqualTo("C2");
    assertThat(communityIn(snapshot, "S2", "2020-07")).as("left on the 15th").isEqualTo("C2");
    assertThat(communityOf(snapshot, "S2", LocalDate.of(2020, 7, 31))).isEqualTo("none");
    assertThat(communityIn(snapshot, "S2", "2020-08")).isEqualTo("none");
  }

  @Test
  void a_membership_ends_with_the_institution_and_a_merged_ones_clinics_go_over() {
    bench.taken(
        "institutions",
        """
        code,name,kind,division,closed_on
        S2,连滩中心卫生院,centre_town_hospital,445322101,2020-05-15
        S3,东坝卫生院,town_hospital,445322101,
        """);
    bench.taken(
        "community_members",
        "community,institution,role,valid_from,valid_to\nC2,S3,member,2019-06-01,\n");
    bench.taken("successions", "predecessor,successor,on,kind\nS2,S3,2020-05-16,merge\n");
    var snapshot = registry.snapshot();

    assertThat(communityIn(snapshot, "S2", "2020-05")).isEqualTo("C1");
    assertThat(communityOf(snapshot, "S2", LocalDate.of(2020, 5, 15))).isEqualTo("C1");
    assertThat(communityIn(snapshot, "S2", "2020-06")).as("what comes late").isEqualTo("C2");
    assertThat(communityIn(snapshot, "V1", "2020-04")).isEqualTo("C1");
    assertThat(communityIn(snapshot, "V1", "2020-05")).as("on its last day").isEqualTo("C2");
    assertThat(communityOf(snapshot, "V1", LocalDate.of(2020, 5, 10))).isEqualTo("C1");
    assertThat(snapshot.predecessors(snapshot.institution("S3").orElseThrow().id())).hasSize(1);
  }

  @Test
  void there_is_one_lead_a_month_that_of_the_last_day_if_there_is_one() {
    bench.taken(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        C1,H1,lead,2019-06-01,2020-05-15
        C1,S2,member,2019-06-01,2020-05-20
        C1,S2,lead,2020-05-21,2020-12-31
        C2,S1,lead,2019-06-01,2020-05-15
        """);
    var snapshot = registry.snapshot();

    assertThat(leads(snapshot, "H1", "2020-04")).isTrue();
    assertThat(leads(snapshot, "H1", "2020-05")).as("another leads on the 31st").isFalse();
    assertThat(leads(snapshot, "S2", "2020-05")).isTrue();
    assertThat(leads(snapshot, "S1", "2020-05")).as("nobody leads on the 31st").isTrue();
    assertThat(leads(snapshot, "S1", "2020-06")).isFalse();
  }

  @Test
  void a_succession_that_cannot_be_is_refused() {
    bench.taken(
        "institutions",
        """
        code,name,kind,division,opened_on,closed_on
        X1,甲,town_hospital,445322101,,2020-05-15
        X2,乙,town_hospital,445322101,,2020-06-15
        X3,丙,town_hospital,445322101,2020-09-01,
        X4,丁,town_hospital,445322101,,2020-07-15
        """);

    assertThat(
            codes(
                bench.run(
                    "successions",
                    """
                    predecessor,successor,on,kind
                    H1,X4,2020-05-16,merge
                    X1,X3,2020-05-16,rename
                    X1,O1,2020-05-16,split
                    X4,S2,2020-07-16,merge
                    X4,S1,2020-07-16,split
                    X2,S9,2020-07-16,split
                    """)))
        .containsExactly("7 unknown-institution");
    assertThat(
            codes(
                bench.run(
                    "successions",
                    """
                    predecessor,successor,on,kind
                    H1,X4,2020-05-16,merge
                    X1,X3,2020-05-16,rename
                    X1,O1,2020-05-16,split
                    X4,S2,2020-07-16,merge
                    X4,S1,2020-07-16,split
                    """)))
        .containsExactlyInAnyOrder(
            "2 predecessor-open",
            "3 successor-closed",
            "4 sign-needed",
            "3 several-successors",
            "4 several-successors",
            "5 several-successors",
            "6 several-successors");
    assertThat(
            codes(
                bench.run(
                    "successions",
                    """
                    predecessor,successor,on,kind
                    X1,X2,2020-05-16,merge
                    X2,X4,2020-06-16,merge
                    X4,X1,2020-05-10,split
                    """)))
        .containsExactly(
            "2 succeeds-in-a-circle", "3 succeeds-in-a-circle", "4 succeeds-in-a-circle");
    assertThat(
            codes(
                bench.run(
                    "successions", "predecessor,successor,on,kind\nX1,X1,2020-06-01,split\n")))
        .containsExactly("2 own-successor");
    bench.taken("successions", "predecessor,successor,on,kind,note\n");
    bench.taken("successions", "predecessor,successor,on,kind\nX1,X2,2020-05-16,merge\n");
    assertThat(
            codes(
                bench.run(
                    "successions", "predecessor,successor,on,kind\nX1,X4,2020-05-16,merge\n")))
        .containsExactly("2 several-successors");
  }

  private static String communityIn(RegistrySnapshot snapshot, String code, String month) {
    var id = snapshot.institution(code).orElseThrow().id();
    var it = YearMonth.parse(month);
    return snapshot
        .communityIn(id, it.atDay(1), it.atEndOfMonth())
        .map(Community::code)
        .orElse("none");
  }

  private static boolean leads(RegistrySnapshot snapshot, String code, String month) {
    var it = YearMonth.parse(month);
    return snapshot.isLead(
        snapshot.institution(code).orElseThrow().id(), it.atDay(1), it.atEndOfMonth());
  }

  private static String communityOf(RegistrySnapshot snapshot, String code, LocalDate day) {
    var id = snapshot.institution(code).orElseThrow().id();
    return snapshot.communityOf(id, day).map(Community::code).orElse("none");
  }

  private static List<String> codes(ImportResult result) {
    return result.errors().stream().map(it -> it.row() + " " + it.code()).toList();
  }
}
