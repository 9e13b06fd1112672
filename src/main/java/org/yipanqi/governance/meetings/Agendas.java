package org.yipanqi.governance.meetings;

import static org.yipanqi.governance.GovernanceProblem.LIST_FULL;
import static org.yipanqi.governance.GovernanceProblem.MINUTES_CONFIRMED;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_MATTER;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.Given;

/** What is to be talked about, numbered from 1; a matter it names is one of the county's. */
@Component
class Agendas {

  private static final int MOST = 50;

  private final MeetingRows rows;
  private final MinutesRows minutes;
  private final BindingPacks packs;
  private final JdbcClient jdbc;

  Agendas(MeetingRows rows, MinutesRows minutes, BindingPacks packs, JdbcClient jdbc) {
    this.rows = rows;
    this.minutes = minutes;
    this.packs = packs;
    this.jdbc = jdbc;
  }

  List<AgendaItem> checked(long county, List<AgendaItem> items) {
    if (items.size() > MOST) {
      throw LIST_FULL.because(MOST);
    }
    var numbered = new ArrayList<AgendaItem>();
    for (var item : items) {
      known(county, item);
      var title = Given.text("title", item.title(), Meetings.LONGEST_TITLE);
      numbered.add(
          new AgendaItem(numbered.size() + 1, title, item.pack(), item.ref(), item.matter()));
    }
    return numbered;
  }

  private void known(long county, AgendaItem item) {
    var pack = item.pack();
    var named = item.ref();
    if ((pack == null) != (named == null)
        || pack != null
            && packs.find(county, pack).stream()
                .flatMap(p -> p.arrangements().matters().stream())
                .noneMatch(m -> m.id().equals(named))) {
      throw UNKNOWN_MATTER.because(pack + "/" + named);
    }
    var own = item.matter();
    if (own != null && (pack != null || !own(county, own))) {
      throw UNKNOWN_MATTER.because(own);
    }
  }

  private boolean own(long county, long matter) {
    return jdbc.sql(
            """
            select exists (select from governance.matter
                            where id = :matter and county = :county and pack is null)
            """)
        .param("matter", matter)
        .param("county", county)
        .query(Boolean.class)
        .single();
  }

  /** Another agenda, as long as no decision points at it and nothing is confirmed. */
  void replace(Meeting meeting, List<AgendaItem> items) {
    if (minutes.confirmed(meeting.id())) {
      throw MINUTES_CONFIRMED.because();
    }
    var pointed =
        jdbc.sql(
                """
                select coalesce(max(agenda_no), 0) from governance.decision where meeting_id = :id
                """)
            .param("id", meeting.id())
            .query(Integer.class)
            .single();
    var wanted = checked(meeting.county(), items);
    if (pointed > 0) {
      throw NOT_IN_THIS_STATE.because();
    }
    rows.agenda(meeting, wanted);
  }
}
