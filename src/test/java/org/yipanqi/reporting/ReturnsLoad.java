package org.yipanqi.reporting;

import static org.yipanqi.reporting.ReportingCounty.PACK;
import static org.yipanqi.reporting.ReportingCounty.PERIOD;
import static org.yipanqi.reporting.ReportingCounty.TOWN_FORM;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Callers;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.reporting.progress.StatusBoard;

/**
 * Measures, run by hand (no name of a test): a county of 331 hospitals approved at once and looked
 * at on the board, and a return of 2 000 cells saved whole and printed. Says the milliseconds.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class ReturnsLoad {

  private static final Logger LOG = LoggerFactory.getLogger(ReturnsLoad.class);
  private static final int HOSPITALS = 331;
  private static final int LOOKS = 60;
  private static final int ROWS = 500;

  @Autowired private Drafts drafts;
  @Autowired private ReturnReviews reviews;
  @Autowired private ManyReviews many;
  @Autowired private ReturnViews views;
  @Autowired private ReturnFiles files;
  @Autowired private StatusBoard board;
  @Autowired private Policies policies;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @Test
  void a_county_is_approved_at_once_and_looked_at() {
    var county = new ReportingCounty(jdbc, events, policies);
    var seen = new ArrayList<ManyReviews.Seen>();
    for (var no = 1; no <= HOSPITALS; no++) {
      var hospital = county.hospital(no);
      var doctor = county.doctor(hospital);
      seen.add(
          Callers.as(
              doctor,
              () -> {
                var begun = drafts.begin(doctor, PACK, TOWN_FORM, Period.of(PERIOD), hospital).of();
                var values =
                    Map.of(
                        "work!down.month", "31",
                        "work!rehab.month", "12",
                        "recorded!visits.month", "100");
                var saved =
                    drafts.save(
                        doctor,
                        begun.id(),
                        new Drafts.Filled(begun.version(), null, values, Map.of(), Map.of()));
                var in = reviews.submit(doctor, begun.id(), saved.of().version());
                return new ManyReviews.Seen(in.id(), in.version());
              }));
    }
    var officer = county.officer();
    var times = new long[LOOKS];
    for (var look = 0; look < LOOKS; look++) {
      var from = System.nanoTime();
      Callers.as(officer, () -> board.forms(officer, county.county, YearMonth.of(2020, 6)));
      times[look] = millis(from);
    }
    Arrays.sort(times);
    LOG.warn("board of {}: median {} ms, p95 {} ms", HOSPITALS, times[LOOKS / 2], times[57]);

    var from = System.nanoTime();
    Callers.as(officer, () -> many.approveAll(officer, seen));
    LOG.warn("{} approvals: {} ms", HOSPITALS, millis(from));
  }

  @Test
  void two_thousand_cells_are_saved_and_printed() {
    var county = new ReportingCounty(jdbc, events, policies);
    ReportingCounty.large(policies, ROWS);
    var hospital = county.hospital(1);
    var doctor = county.doctor(hospital);
    Callers.as(
        doctor,
        () -> {
          var begun =
              drafts
                  .begin(doctor, ReportingCounty.LARGE, "large", Period.of(PERIOD), hospital)
                  .of();
          for (var round = 0; round < 5; round++) {
            var values = new HashMap<String, String>();
            for (var row = 0; row < ROWS; row++) {
              for (var column : List.of("a", "b", "c", "d")) {
                values.put("t!r" + row + "." + column, String.valueOf(row + round));
              }
            }
            var version = views.view(doctor, begun.id()).head().version();
            var from = System.nanoTime();
            var saved =
                drafts.save(
                    doctor,
                    begun.id(),
                    new Drafts.Filled(version, null, values, Map.of(), Map.of()));
            views.view(doctor, saved);
            LOG.warn("{} cells checked and saved: {} ms", values.size(), millis(from));
          }
          for (var round = 0; round < 3; round++) {
            var from = System.nanoTime();
            files.paper(doctor, begun.id());
            LOG.warn("its paper: {} ms", millis(from));
          }
          return true;
        });
  }

  private static long millis(long from) {
    return (System.nanoTime() - from) / 1_000_000;
  }
}
