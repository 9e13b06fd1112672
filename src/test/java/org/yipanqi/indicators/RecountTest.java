package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.indicators.lineage.FigureView;
import org.yipanqi.indicators.lineage.Lineage;
import org.yipanqi.indicators.lineage.RecordAsk;
import org.yipanqi.indicators.lineage.RecordsView.RecordLine;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/** Every number of the paper county is what its records give when they are counted again. */
@SpringBootTest
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecountTest {

  private static final int PAGE = 3;

  @Autowired private Imports imports;
  @Autowired private Cells cells;
  @Autowired private Chains chains;
  @Autowired private Lineage lineage;
  @Autowired private Policies policies;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @ParameterizedTest
  @CsvSource({
    "990101, 2020, 50",
    "990101, 2020Q2, 50",
    "990101, 2020-05, 50",
    "990101-C1, 2020, 50",
    "990101-C1, 2020Q2, 50",
    "990101-C2, 2020, 50",
    "990101-C2, 2020-05, 50",
    "T1, 2020, 15",
    "T1, 2020-05, 15",
    "A1, 2020Q2, 5"
  })
  void the_records_behind_a_number_give_it_again(String scope, String period, int atLeast) {
    var wrong = new ArrayList<String>();
    var asked = new HashSet<String>();
    var counted = 0;
    var pack = policies.get(PaperCounty.PACK);
    for (var series : pack.seriesIds()) {
      var chain =
          chains.chain(Caller.operator(), pack, series, scope, Period.of(period), Basis.LIVE);
      for (var part : chain.parts()) {
        if (part.records() && asked.add(part.ref())) {
          var question = new Lineage.Question(pack, series, scope, Period.of(period), part.ref());
          counted += recount(question, part, wrong) ? 1 : 0;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(counted).isGreaterThanOrEqualTo(atLeast);
  }

  private boolean recount(Lineage.Question question, FigureView.Part part, List<String> wrong) {
    var name = question.series() + " " + part.ref();
    var whole = lineage.all(Caller.operator(), question, RecordAsk.ALL, 100_000);
    var paged = new ArrayList<RecordLine>();
    @Nullable String cursor = null;
    do {
      var page = lineage.page(Caller.operator(), question, RecordAsk.ALL, cursor, PAGE);
      paged.addAll(page.rows());
      if (page.total() != whole.rows().size()) {
        wrong.add(name + ": total " + page.total() + " but " + whole.rows().size() + " records");
      }
      cursor = page.next();
    } while (cursor != null && paged.size() <= whole.rows().size());
    var again = lineage.recount(Caller.operator(), question);
    if (again.records() != whole.rows().size()) {
      wrong.add(name + ": counted " + again.records() + " of " + whole.rows().size());
    }
    if (part.value() != null && !part.value().equals(again.value())) {
      wrong.add(name + ": " + part.value() + " but recounted " + again.value());
    }
    if (!paged.equals(whole.rows())) {
      wrong.add(name + ": " + paged.size() + " in pages, " + whole.rows().size() + " at once");
    }
    var recorded = paged.stream().map(RecordLine::key).filter(k -> k.sourceNo() != null).toList();
    if (new HashSet<>(recorded).size() != recorded.size()) {
      wrong.add(name + ": a record twice");
    }
    return part.value() != null;
  }
}
