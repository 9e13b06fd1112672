package org.yipanqi.simulation.money;

import java.util.List;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.Tally;
import org.yipanqi.simulation.run.World;

/** Posts, and what each post is paid month by month. */
public final class StaffFiles {

  private final World world;
  private final Roster roster;
  private final CsvFile posts;
  private final CsvFile pay;

  public StaffFiles(World world, Roster roster) {
    this.world = world;
    this.roster = roster;
    var folder = world.folder();
    posts =
        folder.records(
            "posts",
            "staff_no,name,institution,home_institution,main_post,share,category,title,education,"
                + "licence_scope,gp,head,valid_from,valid_to");
    pay =
        folder.records(
            "pay", "staff_no,institution,home_institution,paid_for,kind,head_salary,amount");
  }

  public void write() {
    for (var institution : world.county().institutions()) {
      var nth = 0;
      var payNth = 0;
      var staff = roster.of(institution);
      count(institution, staff);
      for (var staffer : staff) {
        for (var post : staffer.posts()) {
          post(staffer, post, ++nth);
          payNth = pay(staffer, post, payNth);
        }
      }
    }
  }

  private void count(Institution at, List<Staffer> staff) {
    var counts = world.counts();
    var doctors = staff.stream().filter(s -> s.category().treats()).count();
    if (at.clinic()) {
      counts.one(Counts.Of.CLINICS);
      counts.add(Counts.Of.STAFF_CLINIC, staff.size());
    } else if (at.town()) {
      counts.one(Counts.Of.HOSPITALS_TOWN);
      counts.add(Counts.Of.STAFF_TOWN, staff.size());
      counts.add(Counts.Of.DOCTORS_TOWN, doctors);
    } else {
      counts.add(Counts.Of.DOCTORS_SECOND, doctors);
    }
  }

  private void post(Staffer one, Staffer.Post post, int nth) {
    var home = one.employer();
    posts.record(world.clerks().at("hr", home, post.from()), 'P', home.index(), nth);
    posts.text(one.no()).text(one.name()).text(post.at().code()).text(home.code());
    posts.flag(post.main()).money(post.share()).text(one.category().code());
    posts.text(one.title().code()).text(one.education()).text(one.scope());
    posts.flag(post.gp()).flag(one.head()).day(post.from()).day(post.to()).end();
    world.reports().note(Reports.Fact.POST, post.at().index(), world.span().month(post.from()));
  }

  private int pay(Staffer one, Staffer.Post post, int before) {
    var span = world.span();
    var nth = before;
    for (var month = 0; month < span.months(); month++) {
      var middle = span.firstDayOf(month) + 14;
      if (post.from() <= middle && middle <= post.to()) {
        var amount = amount(one, post, month);
        if (one.head()) {
          nth = line(one, post, month, "base", true, amount * 88 / 100, nth);
        } else {
          nth = line(one, post, month, "base", false, amount * 48 / 100, nth);
          nth = line(one, post, month, "reward", false, amount * 40 / 100, nth);
        }
        nth = line(one, post, month, "insurance", false, amount * 12 / 100, nth);
        if (one.employer().town() || post.at().town()) {
          nth = line(one, post, month, "allowance", false, 300L * post.share(), nth);
        }
      }
    }
    return nth;
  }

  private int line(
      Staffer one,
      Staffer.Post post,
      int month,
      String kind,
      boolean head,
      long amount,
      int before) {
    var home = one.employer();
    var typed = world.span().lastDayOf(month) + 4;
    pay.record(world.clerks().at("hr", home, typed), 'Y', home.index(), before + 1L);
    pay.text(one.no()).text(post.at().code()).text(home.code());
    pay.text(world.span().name(month).toString()).text(kind).flag(head).money(amount).end();
    world.tally().add(Tally.Sum.PAY, home, month, amount);
    world.reports().note(Reports.Fact.PAY, post.at().index(), month);
    return before + 1;
  }

  /** The month's pay in fen: house, kind of staff, title, years, and the reform in the towns. */
  private long amount(Staffer one, Staffer.Post post, int month) {
    var employer = one.employer();
    var house =
        employer.clinic()
            ? Knobs.CLINIC_PAY
            : employer.town()
                ? Knobs.TOWN_PAY
                : Knobs.LEAD_PAY * (0.75 + 0.3 * employer.character().pull());
    var years = (double) month / 12;
    var growth = 1 + Knobs.PAY_GROWTH * Math.floor(years);
    var reform = employer.grassroots() ? 1 + Knobs.REFORM_PAY * world.reform(employer, month) : 1;
    var head = one.head() ? 1.5 : 1;
    var yuan =
        house * one.category().pay() * one.title().pay() * growth * reform * head * post.share();
    return Math.round(yuan);
  }
}
