package org.yipanqi.evaluation;

import java.time.YearMonth;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.evaluation.scoring.Tables;
import org.yipanqi.facts.Imports;
import org.yipanqi.indicators.Cells;
import org.yipanqi.indicators.PaperCounty;
import org.yipanqi.indicators.closing.Closings;

/** The paper county's closed year, and who acts in it. */
final class PaperYear {

  static final String COUNTY = PaperCounty.COUNTY;
  static final String TABLE = Tables.text("paper-year.yaml");

  private static final Set<Closings> CLOSED = Collections.newSetFromMap(new IdentityHashMap<>());

  private PaperYear() {}

  /** Once for each database: its records are there and 2019 is closed. */
  static void isClosed(Imports imports, Cells cells, Closings closings) {
    PaperCounty.comesIn(imports, cells);
    if (CLOSED.add(closings)) {
      for (var month = YearMonth.of(2019, 1);
          month.getYear() == 2019;
          month = month.plusMonths(1)) {
        closings.close(Caller.operator(), COUNTY, month, "来源未报全，先行月结");
      }
    }
  }

  /** A table of the same lines under another name, so that rounds of several tests stand apart. */
  static String table(String code) {
    return TABLE.replace("table: paper-year", "table: " + code);
  }

  /** The county's people as the house knows how far they see and write. */
  record People(Places places) {

    Caller officer(String user) {
      return officer(user, COUNTY);
    }

    Caller officer(String user, String county) {
      return caller(user, Duty.REFORM_OFFICER, county);
    }

    Caller director(String community) {
      return caller("director-" + community, Duty.COMMUNITY_DIRECTOR, COUNTY + "-" + community);
    }

    Caller bureau() {
      return caller("bureau", Duty.INSURANCE_BUREAU, COUNTY);
    }

    Caller city() {
      return caller("city", Duty.REVIEWER, "9901");
    }

    Caller caller(String user, Duty duty, String unit) {
      return new Caller(
          user, user, duty, unit, places.scope(user, duty, unit), places.writes(duty, unit));
    }
  }
}
