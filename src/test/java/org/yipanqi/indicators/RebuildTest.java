package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells.Progress;

/**
 * A rebuild that is stopped goes on where it stopped, and in the end every cell is what the facts
 * give. Parts are as small as can be here: a fact's month, three people.
 */
@SpringBootTest(
    properties = {"tests.database=rebuild", "yipanqi.rows-at-once=1", "yipanqi.persons-at-once=3"})
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {

  private static final int STOPPED_AFTER = 40;

  @TempDir private Path folder;

  @Autowired private Imports imports;
  @Autowired private Cells cells;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  /** What the one who rebuilds meets when the process is killed. */
  private static final class Killed extends RuntimeException {}

  @Test
  void stopped_and_resumed_it_gives_what_a_straight_one_gives() {
    var right = cellTexts();
    spoil();

    var before = stoppedAfter(STOPPED_AFTER);
    visit("A1", "2020-01-15");
    visit("A1", "2020-12-15");
    var after = new ArrayList<Progress>();
    var count = cells.rebuild(Caller.operator(), false, after::add);

    assertThat(before.getLast().done()).isPositive();
    assertThat(after.getFirst().done()).isEqualTo(before.getLast().done() + 1);
    assertThat(after.getLast().done()).isEqualTo(after.getLast().parts());
    assertThat(after.getLast().weight()).isEqualTo(after.getLast().total());
    assertThat(count).isEqualTo(cellTexts().size());
    assertThat(cells.verify(Caller.operator())).isEmpty();
    assertThat(cellTexts()).as("two more visits").isNotEqualTo(right);
    cells.rebuild(Caller.operator());
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  @Test
  void residents_months_that_are_half_derived_are_derived_to_the_end_first() {
    var right = cellTexts();
    jdbc.sql("update facts.person_month set signed = not signed").update();
    jdbc.sql("insert into facts.person_mark (person_id, from_month) values (null, null)").update();

    var before = stoppedAfter(2);

    assertThat(before).allMatch(step -> step.done() == 0 && step.portions() > 0);
    assertThat(cellTexts()).as("no half of a month is seen").isEqualTo(right);
    cells.rebuild(Caller.operator(), false, _ -> {});
    assertThat(cellTexts()).isEqualTo(right);
  }

  @Test
  void a_part_that_fails_leaves_its_cells_and_its_marks() {
    var right = cellTexts();
    cells.afterAll(() -> {
      visit("A1", "2020-03-03");
      jdbc.sql(
              """
              alter table indicators.cell add constraint broken
                check (month <> date '2020-03-01') not valid
              """)
          .update();
      assertThatThrownBy(() -> cells.rebuild(Caller.operator(), true, _ -> {})).isNotNull();
      assertThat(cellTexts()).isEqualTo(right);
      assertThat(marks()).isPositive();
      jdbc.sql("alter table indicators.cell drop constraint broken").update();
      return true;
    });

    cells.rebuild(Caller.operator(), false, _ -> {});

    assertThat(marks()).isZero();
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  @Test
  void anew_forgets_what_was_begun() {
    stoppedAfter(5);
    var steps = new ArrayList<Progress>();

    cells.rebuild(Caller.operator(), true, steps::add);

    assertThat(steps.getFirst().done()).isEqualTo(1);
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  @Test
  void a_wrong_tally_is_a_difference_although_every_cell_is_right() {
    jdbc.sql(
            """
            update indicators.tally set amounts[1] = amounts[1] + 1
             where (reading, month, units) in (
               select reading, month, units from indicators.tally order by 1, 2, 3 limit 1)
            """)
        .update();

    assertThat(cells.verify(Caller.operator()))
        .singleElement()
        .satisfies(d -> assertThat(d.measure()).startsWith("tally of "));

    cells.rebuild(Caller.operator());
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  /** The steps of a rebuild that dies after some of them. */
  private List<Progress> stoppedAfter(int steps) {
    var seen = new ArrayList<Progress>();
    assertThatThrownBy(() ->
            cells.rebuild(
                Caller.operator(),
                true,
                step -> {
                  seen.add(step);
                  if (seen.size() == steps) {
                    throw new Killed();
                  }
                }))
        .isInstanceOf(Killed.class);
    return seen;
  }

  private void spoil() {
    jdbc.sql("update indicators.cell set value = value + 1, n = n + 1").update();
    jdbc.sql("delete from indicators.cell where unit % 2 = 0").update();
    jdbc.sql("update indicators.tally set amounts[1] = 99").update();
  }

  private void visit(String institution, String day) {
    var file = folder.resolve("visits.csv");
    var row =
        """
        source,source_no,institution,visited_on,kind,tcm,first_contact,total_amount,fund_amount
        his,REBUILD-%1$s,%2$s,%1$s,outpatient,false,true,88.50,40.00
        """
            .formatted(day, institution);
    try {
      Files.writeString(file, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var result = imports.run(Caller.operator(), "visits", file, Imports.Options.none());
    assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
  }

  private long marks() {
    return jdbc.sql("select count(*) from facts.mark").query(Long.class).single();
  }

  private List<String> cellTexts() {
    return jdbc.sql("select c::text from indicators.cell c order by 1").query(String.class).list();
  }
}
