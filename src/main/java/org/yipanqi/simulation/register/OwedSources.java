package org.yipanqi.simulation.register;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;

/**
 * Who owes which fact every month of the span, and the receipts of months in which nothing
 * happened.
 */
public final class OwedSources {

  private static final Set<Reports.Fact> BUREAU =
      EnumSet.of(Reports.Fact.CLAIM, Reports.Fact.CLAIM_STAY);
  private static final Set<Reports.Fact> CLINIC =
      EnumSet.of(
          Reports.Fact.VISIT,
          Reports.Fact.POST,
          Reports.Fact.PAY,
          Reports.Fact.INCOME,
          Reports.Fact.EXPENSE);
  private static final Set<Reports.Fact> HOSPITAL =
      EnumSet.of(
          Reports.Fact.VISIT,
          Reports.Fact.ADMISSION,
          Reports.Fact.DISCHARGE,
          Reports.Fact.BED_DAY,
          Reports.Fact.POST,
          Reports.Fact.PAY,
          Reports.Fact.INCOME,
          Reports.Fact.EXPENSE,
          Reports.Fact.REFERRAL);

  /** How soon after a month its empty books are declared; ours, before any usual deadline. */
  private static final int DECLARED_AFTER_DAYS = 3;

  private final World world;
  private final CsvFile owed;
  private final CsvFile receipts;

  public OwedSources(World world) {
    this.world = world;
    owed = world.folder().register("sources_owed", "institution,fact,valid_from,valid_to");
    receipts = world.folder().register("receipts", "institution,fact,month,note,received_on");
  }

  public void write() {
    var institutions = world.county().institutions();
    for (var at : institutions) {
      owe(at, facts(at));
    }
    var bureau = world.county().code();
    for (var fact : BUREAU) {
      owe(bureau, fact);
      for (var month = 0; month < world.span().months(); month++) {
        receive(bureau, institutions.size(), fact, month, "无新增");
      }
    }
  }

  private void owe(Institution at, Set<Reports.Fact> facts) {
    var wrongs = world.wrongs();
    for (var fact : facts) {
      owe(at.code(), fact);
      var books = fact == Reports.Fact.INCOME || fact == Reports.Fact.EXPENSE;
      for (var month = 0; month < world.span().months(); month++) {
        var signless = fact == Reports.Fact.BED_DAY && wrongs.signless(at, month);
        var noBooks = books && (wrongs.neverBooked(at, month) || wrongs.bookedLate(at, month));
        var noVisits = fact == Reports.Fact.VISIT && wrongs.visitsLate(at, month);
        if (!noBooks && !noVisits) {
          receive(at.code(), at.index(), fact, month, signless ? "已随单位报送，未注明牌子" : "无新增");
        }
      }
    }
  }

  private void owe(String code, Reports.Fact fact) {
    var span = world.span();
    owed.text(code).text(name(fact)).day(span.firstDay()).day(span.lastDay()).end();
  }

  /** Rows of a fact are their own receipt; only months without any need one. */
  private void receive(String code, int reporter, Reports.Fact fact, int month, String note) {
    if (!world.reports().has(fact, reporter, month)) {
      receipts.text(code).text(name(fact)).text(world.span().name(month).toString());
      receipts.text(note).day(world.span().lastDayOf(month) + DECLARED_AFTER_DAYS).end();
    }
  }

  private static Set<Reports.Fact> facts(Institution at) {
    if (at.clinic()) {
      return CLINIC;
    }
    var facts = EnumSet.copyOf(HOSPITAL);
    if (at.kind() != Institution.Kind.TOWN_HOSPITAL) {
      facts.add(Reports.Fact.OPERATION);
    }
    if (at.countyLevel() || at.town()) {
      facts.add(Reports.Fact.STANDARD);
      facts.add(Reports.Fact.TECHNIQUE);
      facts.add(Reports.Fact.ENROLMENT);
      facts.add(Reports.Fact.FOLLOW_UP);
    }
    if (at.town()) {
      facts.add(Reports.Fact.CONTRACT);
      facts.add(Reports.Fact.ASSESSMENT);
    }
    return facts;
  }

  private static String name(Reports.Fact fact) {
    return fact.name().toLowerCase(Locale.ROOT);
  }
}
