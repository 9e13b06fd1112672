package org.yipanqi.simulation.money;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.files.ImportFolder;
import org.yipanqi.simulation.files.Origin;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.Tally;
import org.yipanqi.simulation.run.World;
import org.yipanqi.simulation.wrongs.Truth;
import org.yipanqi.simulation.wrongs.Wrong;

/** Income and spending by month and class, in step with visits, stays and pay. */
public final class Ledger {

  private static final Map<String, Double> LEAD_CLASSES =
      classes(0.31, 0.10, 0.12, 0.13, 0.02, 0.04, 0.11, 0.04, 0.08, 0.05);
  private static final Map<String, Double> TCM_CLASSES =
      classes(0.34, 0.07, 0.10, 0.11, 0.02, 0.04, 0.10, 0.04, 0.04, 0.14);
  private static final Map<String, Double> TOWN_CLASSES =
      classes(0.38, 0.03, 0.09, 0.10, 0.05, 0.05, 0.14, 0.04, 0.01, 0.11);
  private static final Map<String, Double> CLINIC_CLASSES =
      classes(0.62, 0, 0, 0, 0.14, 0, 0.14, 0, 0, 0.10);
  private static final double[] PUBLIC_HEALTH_YUAN = {69, 74};

  private final World world;
  private final Roster roster;
  private final CsvFile income;
  private final CsvFile expenses;
  private int nth;

  public Ledger(World world, Roster roster) {
    this.world = world;
    this.roster = roster;
    var folder = world.folder();
    income = folder.records("income", "institution,booked_on,class,payer,clearing,amount");
    expenses = folder.records("expenses", "institution,booked_on,class,amount");
  }

  public void write() {
    for (var institution : world.county().institutions()) {
      nth = 0;
      var dice = world.dice(Dice.Stream.LEDGER, institution.index());
      var taste = dice.around(0, 0.015);
      var residents = institution.town() ? roster.residents(institution) : 0;
      for (var month = 0; month < world.span().months(); month++) {
        books(new Month(institution, month, taste, residents, dice));
      }
    }
  }

  /** The books of a month, unless they never come; the truth says which are missing or late. */
  private void books(Month books) {
    var wrongs = world.wrongs();
    var at = books.at;
    var month = books.month;
    if (wrongs.neverBooked(at, month)) {
      say(Wrong.BOOKS_MISSING, "", books, yuan(books.medical));
      return;
    }
    books.write();
    if (wrongs.bookedLate(at, month)) {
      say(Wrong.BOOKS_LATE, "late", books, "");
    } else if (wrongs.typedLate(at, month)) {
      say(Wrong.BOOKS_TYPED_LATE, "", books, "");
    }
  }

  private void say(Wrong kind, String in, Month books, String right) {
    var place = new Truth.Place(kind, in, "income", books.at, books.month);
    world.truth().fact(place, null, "", right);
  }

  private static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }

  /** One institution's books of one month. */
  private final class Month {

    private final Institution at;
    private final int month;
    private final double taste;
    private final double residents;
    private final Dice dice;
    private final double reform;
    private final long medical;

    Month(Institution at, int month, double taste, double residents, Dice dice) {
      this.at = at;
      this.month = month;
      this.taste = taste;
      this.residents = residents;
      this.dice = dice;
      reform = world.reform(at, month);
      medical = sum(Tally.Sum.VISITS) + sum(Tally.Sum.STAYS);
    }

    void write() {
      var shares = shares();
      medical(shares);
      fiscal();
      line("other", "other", false, Math.round(medical * 0.01));
      if (world.span().name(month).getMonthValue() == 12 && !at.clinic()) {
        clearing();
      }
      spending(shares);
    }

    /** Less for medicines, more for skill, where the reform works. */
    private Map<String, Double> shares() {
      var base =
          at.clinic()
              ? CLINIC_CLASSES
              : at.town()
                  ? TOWN_CLASSES
                  : at.kind() == Institution.Kind.TCM_HOSPITAL ? TCM_CLASSES : LEAD_CLASSES;
      var shares = new LinkedHashMap<>(base);
      var moved = taste + Knobs.REFORM_SERVICE * reform * 0.5 + dice.around(0, 0.004);
      shares.merge("drug", -moved, Double::sum);
      shares.merge("treatment", moved, Double::sum);
      return shares;
    }

    private void medical(Map<String, Double> shares) {
      var residentFund = Math.min(medical, sum(Tally.Sum.FUND_RESIDENTS));
      var employeeFund = Math.min(medical - residentFund, sum(Tally.Sum.FUND_EMPLOYEES));
      var self = medical - residentFund - employeeFund;
      shares.forEach((name, share) -> {
        line(name, "insurance_resident", false, Math.round(residentFund * share));
        line(name, "insurance_employee", false, Math.round(employeeFund * share));
        line(name, "self", false, Math.round(self * share));
      });
    }

    private void fiscal() {
      var pay = sum(Tally.Sum.PAY);
      if (at.clinic()) {
        line("fiscal_earmarked", "fiscal", false, Math.round(pay * 0.25));
        return;
      }
      var share =
          at.town() ? Knobs.TOWN_FISCAL * (1 + Knobs.REFORM_FISCAL * reform) : Knobs.LEAD_FISCAL;
      line("fiscal_basic", "fiscal", false, Math.round(pay * share));
      var year = world.span().yearOf(month) < world.county().reformFrom().getYear() ? 0 : 1;
      var publicHealth = residents * PUBLIC_HEALTH_YUAN[year] / 12 * 100;
      line("fiscal_earmarked", "public_health_fund", false, Math.round(publicHealth));
    }

    /** At the end of the year the residents' fund pays a little more or nothing. */
    private void clearing() {
      var fund = 0L;
      for (var m = Math.max(0, month - 11); m <= month; m++) {
        fund += world.tally().get(Tally.Sum.FUND_RESIDENTS, at, m);
      }
      var share = Math.max(0, 0.015 + 0.01 * reform + dice.around(0, 0.006));
      line("treatment", "insurance_resident", true, Math.round(fund * share));
    }

    private void spending(Map<String, Double> shares) {
      expense("staff", sum(Tally.Sum.PAY));
      expense("drug", Math.round(medical * shares.getOrDefault("drug", 0.0) * 0.93));
      expense("consumable", Math.round(medical * shares.getOrDefault("consumable", 0.0) * 0.95));
      if (!at.clinic()) {
        expense("depreciation", Math.round(medical * 0.05));
        expense("non_business", Math.round(medical * 0.005));
      }
      var running = at.clinic() ? 0.06 : at.town() ? 0.10 : 0.14;
      expense("other_business", Math.round(medical * (running + dice.around(0, 0.008))));
    }

    private void line(String name, String payer, boolean clearing, long amount) {
      if (amount <= 0) {
        return;
      }
      var file = in(income);
      file.record(booked(), 'I', at.index(), ++nth);
      file.text(at.code()).day(world.span().lastDayOf(month)).text(name).text(payer);
      file.flag(clearing).money(amount).end();
      world.reports().note(Reports.Fact.INCOME, at.index(), month);
    }

    private void expense(String name, long amount) {
      if (amount <= 0) {
        return;
      }
      var file = in(expenses);
      file.record(booked(), 'X', at.index(), ++nth);
      file.text(at.code()).day(world.span().lastDayOf(month)).text(name).money(amount).end();
      world.reports().note(Reports.Fact.EXPENSE, at.index(), month);
    }

    /** Books come four days after the month; some are typed in seven weeks after it. */
    private Origin booked() {
      var late = world.wrongs().typedLate(at, month) || world.wrongs().bookedLate(at, month);
      var day = world.span().lastDayOf(month) + (late ? 47 : 4);
      return world.clerks().at("finance", at, day);
    }

    private CsvFile in(CsvFile file) {
      var late = world.wrongs().bookedLate(at, month);
      return world.folder().of(late ? ImportFolder.Package.LATE : ImportFolder.Package.FIRST, file);
    }

    private long sum(Tally.Sum sum) {
      return world.tally().get(sum, at, month);
    }
  }

  private static Map<String, Double> classes(double... shares) {
    var names =
        new String[] {
          "drug",
          "consumable",
          "exam",
          "test",
          "registration",
          "bed",
          "treatment",
          "nursing",
          "surgery",
          "tcm"
        };
    var classes = new LinkedHashMap<String, Double>();
    for (var i = 0; i < names.length; i++) {
      if (shares[i] > 0) {
        classes.put(names[i], shares[i]);
      }
    }
    return classes;
  }
}
