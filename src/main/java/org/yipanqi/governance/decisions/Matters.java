package org.yipanqi.governance.decisions;

import static org.yipanqi.governance.GovernanceProblem.EXISTS_ALREADY;
import static org.yipanqi.governance.GovernanceProblem.LIST_FULL;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_MATTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Arrangements;
import org.yipanqi.policy.PolicyPack;

/** Matters that have to be considered: those of the policies and the county's own. */
@Service
public class Matters {

  private static final int MOST = 100;

  /** Who says how often. */
  public enum Said {
    POLICY,
    COUNTY,
    NOBODY
  }

  /**
   * A matter in a year.
   *
   * @param pack with {@code ref} the policy's; null for the county's own
   * @param own the number of the county's own
   * @param body the pack's id of the body; null where none is named
   * @param reason why the county says so; null where it says nothing
   * @param last the last decision on it, of whatever year
   */
  public record Row(
      @Nullable String pack,
      @Nullable String ref,
      @Nullable Long own,
      Label title,
      @Nullable String clause,
      @Nullable String place,
      @Nullable String body,
      Said said,
      @Nullable String reason,
      YearOfMatter year,
      YearOfMatter.Standing standing,
      DecisionBook.@Nullable Taken last) {}

  private final MatterRows rows;
  private final DecisionBook book;
  private final BindingPacks packs;
  private final Protocol protocol;

  Matters(MatterRows rows, DecisionBook book, BindingPacks packs, Protocol protocol) {
    this.rows = rows;
    this.book = book;
    this.packs = packs;
    this.protocol = protocol;
  }

  /** In the policies' own order; the county's own come last. */
  @Transactional(readOnly = true)
  public List<Row> of(Caller caller, String countyCode, int year) {
    var county = protocol.county(countyCode);
    var set = rows.of(county, year);
    var found = new ArrayList<Row>();
    for (var pack : packs.of(county)) {
      for (var matter : pack.arrangements().matters()) {
        found.add(ofPolicy(county, year, pack, matter, set));
      }
    }
    set.stream().filter(s -> s.pack() == null).forEach(s -> found.add(own(county, year, s)));
    return found;
  }

  private Row ofPolicy(
      long county,
      int year,
      PolicyPack pack,
      Arrangements.Matter matter,
      List<MatterRows.Setting> set) {
    var named = matter.times();
    var stated =
        named == null
            ? Optional.<Integer>empty()
            : BindingPacks.number(pack, named, LocalDate.of(year, 12, 31));
    var setting =
        set.stream()
            .filter(s -> pack.id().equals(s.pack()) && matter.id().equals(s.ref()))
            .findFirst();
    var times = stated.orElse(setting.map(MatterRows.Setting::times).orElse(null));
    var said = stated.isPresent() ? Said.POLICY : times == null ? Said.NOBODY : Said.COUNTY;
    var considered = rows.considered(county, year, pack.id(), matter.id(), null);
    var of = new YearOfMatter(year, times, considered);
    return new Row(
        pack.id(),
        matter.id(),
        null,
        matter.title(),
        matter.clause(),
        pack.clause(matter.clause()).map(PolicyPack.Clause::place).orElse(null),
        matter.body(),
        said,
        said == Said.COUNTY ? setting.map(MatterRows.Setting::reason).orElse(null) : null,
        of,
        of.on(protocol.today()),
        book.last(county, pack.id(), matter.id(), null).orElse(null));
  }

  private Row own(long county, int year, MatterRows.Setting it) {
    var of = new YearOfMatter(year, it.times(), rows.considered(county, year, null, null, it.id()));
    var title = String.valueOf(it.title());
    return new Row(
        null,
        null,
        it.id(),
        new Label(title, title),
        null,
        null,
        null,
        it.times() == null ? Said.NOBODY : Said.COUNTY,
        it.reason(),
        of,
        of.on(protocol.today()),
        book.last(county, null, null, it.id()).orElse(null));
  }

  /**
   * From a year on a matter of a policy that doesn't say how often is due so often.
   *
   * @throws org.yipanqi.kernel.Problem {@code UNKNOWN_MATTER} also where the policy itself says how
   *     often: the county doesn't change that here but by a decision about the policy
   */
  public void set(
      Caller caller,
      String countyCode,
      String pack,
      String ref,
      int times,
      int fromYear,
      @Nullable String reason) {
    var county = protocol.county(countyCode);
    var why = Given.reason(reason);
    var silent =
        packs.find(county, pack).stream()
            .flatMap(p -> p.arrangements().matters().stream())
            .anyMatch(m -> m.id().equals(ref) && m.times() == null);
    if (!silent) {
      throw UNKNOWN_MATTER.because(pack + "/" + ref);
    }
    add(caller, county, new MatterRows.NewSetting(pack, ref, null, times, fromYear, why));
  }

  /** A matter that no policy names. */
  public void found(
      Caller caller,
      String countyCode,
      @Nullable String title,
      @Nullable Integer times,
      int fromYear,
      @Nullable String reason) {
    var county = protocol.county(countyCode);
    var name = Given.words(title, 2, 200);
    var why = Given.reason(reason);
    add(caller, county, new MatterRows.NewSetting(null, null, name, times, fromYear, why));
  }

  private void add(Caller caller, long county, MatterRows.NewSetting it) {
    protocol.writing(
        caller,
        () -> {
          protocol.keeps(caller, county);
          if (rows.count(county) >= MOST) {
            throw LIST_FULL.because(MOST);
          }
          var id =
              rows.add(caller, county, it, protocol.now())
                  .orElseThrow(() -> EXISTS_ALREADY.because(it.fromYear()));
          protocol.note(
              caller,
              GovernanceAction.MATTER_SET,
              "matter",
              id,
              county,
              it.reason(),
              Map.of(
                  "matter",
                  it.pack() == null ? String.valueOf(it.title()) : it.pack() + "/" + it.ref(),
                  "times",
                  String.valueOf(it.times()),
                  "from",
                  it.fromYear()));
          return id;
        });
  }
}
