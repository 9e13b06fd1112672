package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.board.BoardView;
import org.yipanqi.indicators.board.Boards;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Judgement;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/**
 * Nothing that is missing is a 0: a county that has its places and hospitals, and then one record,
 * and then a receipt.
 */
@SpringBootTest(properties = "tests.database=states")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatesTest {

  private static final Set<State> NOTHING_KNOWN =
      EnumSet.of(State.NOT_REPORTED, State.NOT_APPLICABLE, State.AWAITING_EVIDENCE);

  @TempDir private static Path folder;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private PackEvaluation evaluation;
  @Autowired private Boards boards;
  @Autowired private Chains chains;
  @Autowired private Policies policies;

  @BeforeAll
  void thePlacesAreKnown() throws IOException {
    for (var format : List.of("divisions", "organisations", "institutions", "communities")) {
      run(format, Files.readString(PaperCounty.FILES.resolve(format + ".csv")));
    }
    run(
        "community_members",
        """
        community,institution,role,valid_from,valid_to
        990101-C1,A1,lead,2019-01-01,
        990101-C1,T1,member,2019-01-01,
        990101-C2,B2,member,2019-01-01,
        """);
    cells.catchUp();
  }

  @Test
  @Order(1)
  void without_a_record_no_figure_has_a_value() {
    for (var scope : List.of("990101", "990101-C1", "990101-C2", "A1", "T1", "V1", "M1")) {
      for (var period : List.of("2020", "2020Q2", "2020-05")) {
        assertThat(figures(scope, period)).isNotEmpty().allSatisfy(it -> unknown(it));
      }
    }
  }

  @Test
  @Order(2)
  void a_community_without_a_lead_has_no_lead_figures_and_says_why() {
    for (var series : List.of("12", "23", "24", "26", "29")) {
      var chain =
          chains.chain(
              Caller.operator(),
              policies.get("yunan-2020"),
              series,
              "990101-C2",
              Period.of("2020"),
              Basis.LIVE);

      assertThat(chain.state()).as(series).isEqualTo(State.NOT_APPLICABLE);
      assertThat(chain.judgement()).as(series).isEqualTo(Judgement.NOT_JUDGED);
      assertThat(chain.display()).as(series).isEmpty();
      assertThat(Objects.requireNonNull(chain.reason()).en()).contains("no lead hospital");
      assertThat(chain.reason().zh()).contains("没有牵头医院");
    }
  }

  @Test
  @Order(3)
  void what_one_hospital_sends_says_nothing_of_what_others_would_send() throws IOException {
    run(
        "sources_owed",
        """
        institution,fact,valid_from,valid_to
        A1,visit,2019-01-01,
        T1,visit,2019-01-01,
        """);
    run(
        "visits",
        """
        source,source_no,institution,visited_on,kind,total_amount,fund_amount
        HIS,1,A1,2020-05-11,outpatient,40,20
        """);
    cells.catchUp();

    var share = figure("32", "990101-C1", "2020-05");

    assertThat(share.state()).isEqualTo(State.NOT_REPORTED);
    assertThat(share.value()).isNull();
    assertThat(figure("26", "990101-C1", "2020-05").state()).isEqualTo(State.NOT_REPORTED);
  }

  @Test
  @Order(4)
  void a_receipt_alone_makes_the_board_say_zero() throws IOException {
    assertThat(onTheBoard("32@G", "990101-C1").state()).isEqualTo(State.NOT_REPORTED);

    run("receipts", "institution,fact,month,note\nT1,visit,2020-05,nothing to report\n");
    cells.catchUp();

    assertThat(figure("32@G", "990101-C1", "2020-05").state()).isEqualTo(State.ZERO);
    assertThat(onTheBoard("32@G", "990101-C1").state()).isEqualTo(State.ZERO);
  }

  @Test
  @Order(5)
  void periods_that_no_fact_reaches_have_no_figures() throws IOException {
    run(
        "posts",
        """
        source,source_no,staff_no,name,institution,home_institution,main_post,share,category,\
        title,education,gp,head,valid_from,valid_to
        RS,1,S1,员一,A1,A1,true,1,doctor,mid,bachelor,true,false,2019-01-01,
        """);
    run(
        "standards",
        """
        source,source_no,institution,standard,valid_from,valid_to
        ZK,1,T1,recommended,2019-01-01,
        """);
    cells.catchUp();

    assertThat(figure("21-rate", "990101-C1", "2020").value()).isNotNull();
    for (var scope : List.of("990101", "990101-C1", "A1", "T1")) {
      for (var period : List.of("2021", "2030Q1", "2018-05")) {
        assertThat(figures(scope, period)).isNotEmpty().allSatisfy(it -> unknown(it));
      }
    }
  }

  @Test
  @Order(6)
  void what_two_systems_report_decides_nothing_until_somebody_says_which_counts()
      throws IOException {
    assertThat(figure("32", "990101-C1", "2020-05").state()).isEqualTo(State.ZERO);

    run(
        "visits",
        """
        source,source_no,institution,visited_on,kind,total_amount,fund_amount
        CLOUD,1,A1,2020-05-11,outpatient,40,20
        """);
    cells.catchUp();

    assertThat(figure("32", "990101-C1", "2020-05").state()).isEqualTo(State.UNDECIDABLE);
    assertThat(figure("32", "990101-C1", "2020-05").value()).isNull();
    var chain = chain("32", "990101-C1", "2020-05");
    assertThat(Objects.requireNonNull(chain.reason()).zh()).contains("两个系统");
    assertThat(chain.sources().twice())
        .extracting(it -> it.institution().code() + " " + it.month() + " " + it.systems())
        .containsExactly("A1 2020-05 [CLOUD, HIS]");

    run(
        "sources_owed",
        """
        institution,fact,valid_from,valid_to,systems
        A1,visit,2019-01-01,,HIS;CLOUD
        """);

    assertThat(figure("32", "990101-C1", "2020-05").state()).isEqualTo(State.ZERO);
    var missing = chain("32", "990101-C1", "2020-06").sources().missing();
    assertThat(missing)
        .extracting(it -> it.institution().code() + " " + it.due() + " " + it.systems())
        .contains("A1 2020-07-05 [HIS, CLOUD]", "T1 2020-07-05 []");
    assertThat(missing).allSatisfy(it -> assertThat(it.daysLate()).isPositive());
  }

  private FigureView chain(String series, String scope, String period) {
    return chains.chain(
        Caller.operator(),
        policies.get("yunan-2020"),
        series,
        scope,
        Period.of(period),
        Basis.LIVE);
  }

  private static void unknown(EvaluatedSeries figure) {
    assertThat(figure.state()).as(figure.toString()).isIn(NOTHING_KNOWN);
    assertThat(figure.value()).as(figure.toString()).isNull();
    assertThat(figure.numerator()).as(figure.toString()).isNull();
  }

  private BoardView.Cell onTheBoard(String series, String row) {
    var board =
        boards.board(
            Caller.operator(),
            policies.get("yunan-2020"),
            "990101",
            Period.of("2020-05"),
            BoardColumns.INDICATORS,
            Basis.LIVE);
    var r = board.rows().stream().map(BoardView.Line::code).toList().indexOf(row);
    return board.cells().get(r).stream()
        .filter(c -> c.series().equals(series))
        .findFirst()
        .orElseThrow();
  }

  private EvaluatedSeries figure(String id, String scope, String period) {
    return figures(scope, period).stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private List<EvaluatedSeries> figures(String scope, String period) {
    return evaluation
        .evaluate(Caller.operator(), "yunan-2020", Period.of(period), scope, true)
        .items();
  }

  private void run(String format, String csv) throws IOException {
    var file = folder.resolve(format + ".csv");
    Files.writeString(file, csv);
    var result = imports.run(Caller.operator(), format, file, Imports.Options.none());
    assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
  }
}
