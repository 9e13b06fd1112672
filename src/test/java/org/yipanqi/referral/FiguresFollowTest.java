package org.yipanqi.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.indicators.Cells;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.lineage.Chains;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;

/**
 * The board's figures of referral, which count who arrived, move with the work and with nothing
 * else.
 */
@SpringBootTest(properties = "tests.database=referral-figures")
@AutoConfigureMockMvc
@OnTestDatabase
class FiguresFollowTest {

  private static final String PACK = "yunan-2020";

  @Autowired private Cases cases;
  @Autowired private Cells cells;
  @Autowired private Chains chains;
  @Autowired private Policies policies;
  @Autowired private Places access;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Clock clock;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private Referring county;

  @Test
  void village_to_township_to_county_and_home_again_is_counted_step_by_step() {
    county = new Referring(owner, cases, access, events, "FF", 990951);
    community();
    events.publishEvent(new FactsChanged(0));
    county.person("FF1");
    county.registeredAt("V", "FF1");
    var village = county.who(Duty.VILLAGE_DOCTOR, "V");
    var town = county.town();
    var office = county.office();

    var first = open(village, "V", "T", "outpatient");
    assertThat(figures()).as("sent, and not there yet").containsExactly("0", "0");
    county.does(town, first, "accept", null);
    county.does(town, first, "arrive", null);
    assertThat(figures()).as("there").containsExactly("1", "0");
    county.does(town, first, "discharge", "须上转");
    county.does(town, first, "close", null);

    var second = open(town, "T", "H", "inpatient");
    county.does(office, second, "accept", null);
    county.does(office, second, "arrive", null);
    assertThat(figures()).containsExactly("2", "0");
    county.does(office, second, "admit", null);
    county.does(office, second, "discharge", "好转");
    county.step(
        office,
        second,
        new Doing("refer_down", county.version(second), null, "量血压", null, "李少霞", null, null));
    assertThat(figures()).as("on the way home").containsExactly("2", "0");
    county.step(
        town,
        second,
        new Doing("follow_up", county.version(second), "stable", null, null, null, null, null));
    assertThat(figures()).as("seen at home").containsExactly("2", "1");
    county.does(town, second, "close", null);

    var third = open(town, "T", "H", "inpatient");
    county.step(
        town,
        third,
        new Doing(
            "request_cancel", county.version(third), "improved", null, null, null, null, null));
    county.does(office, third, "confirm_cancel", null);
    assertThat(figures()).as("a cancelled one is none").containsExactly("2", "1");
    assertThat(cells.verify(Caller.operator())).isEmpty();
  }

  private String open(Caller caller, String from, String to, String service) {
    var slip = county.slip("submit", "FF1", from, to, service, "家属要求就近先看");
    return Referring.as(caller, () -> cases.open(caller, slip, null));
  }

  /** Up from the grassroots, down from the lead hospital, this month. */
  private List<String> figures() {
    cells.catchUp();
    return List.of(figure("M-referrals-up"), figure("M-referrals-down"));
  }

  private String figure(String series) {
    var month = Period.of(LocalDate.now(clock).toString().substring(0, 7));
    var pack = policies.get(PACK);
    var view = chains.chain(Caller.operator(), pack, series, "FF-C", month, Basis.LIVE);
    return view.value() == null ? "0" : view.value();
  }

  private void community() {
    owner
        .sql(
            """
            with c as (
              insert into registry.community (code, name, short_name, division, import_id)
              values ('FF-C', '丙县医共体', '丙县', 990951, 1) returning id)
            insert into registry.community_member (community_id, institution_id, role, valid_from,
                   import_id)
            select c.id, i.id, case i.code when 'FF-H' then 'lead' else 'member' end,
                   '2019-01-01', 1
              from c, registry.institution i where i.code in ('FF-H', 'FF-T')
            """)
        .update();
  }
}
