package org.yipanqi.simulation.care;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.files.ImportFolder.Package;
import org.yipanqi.simulation.files.Origin;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.Tally;
import org.yipanqi.simulation.run.World;
import org.yipanqi.simulation.wrongs.Truth;
import org.yipanqi.simulation.wrongs.Wrong;

/** The visits as they are written: on time, late, twice, with a slip, or twice from two systems. */
final class VisitFile {

  private static final String FORMAT = "visits";

  /**
   * A visit.
   *
   * @param owner the person's number, or the index of the institution a stranger came to
   * @param no the person's number in the register, null when it was not typed
   * @param icd10 null when not coded
   */
  record Visit(
      Institution at,
      char letter,
      long owner,
      long nth,
      int day,
      @Nullable String no,
      String kind,
      long residence,
      @Nullable String icd10,
      boolean tcm,
      boolean first,
      long total,
      @Nullable Long fund) {}

  private final World world;
  private final CsvFile file;
  private final Map<Truth.Place, Integer> packages = new LinkedHashMap<>();

  VisitFile(World world) {
    this.world = world;
    file =
        world
            .folder()
            .records(
                FORMAT,
                "institution,visited_on,person,kind,residence,icd10,tcm,first_contact,"
                    + "total_amount,fund_amount");
  }

  void write(Visit visit) {
    var month = world.span().month(visit.day());
    var at = visit.at();
    world.tally().add(Tally.Sum.VISITS, at, month, visit.total());
    world.reports().note(Reports.Fact.VISIT, at.index(), month);
    world
        .counts()
        .one(
            at.clinic()
                ? Counts.Of.VISITS_CLINIC
                : at.town() ? Counts.Of.VISITS_TOWN : Counts.Of.VISITS_SECOND);
    if (world.wrongs().any()) {
      withWrongs(visit, month);
    } else {
      row(file, visit, origin(visit), visit.letter(), visit.total());
    }
  }

  /** How many visits came late or once more, known when all are written. */
  void close() {
    packages.forEach((place, visits) -> world.truth().fact(place, null, visits + " visits", ""));
  }

  private void count(Wrong kind, Institution at, int month) {
    packages.merge(new Truth.Place(kind, "late", FORMAT, at, month), 1, Integer::sum);
  }

  private void withWrongs(Visit visit, int month) {
    var wrongs = world.wrongs();
    var at = visit.at();
    var late = wrongs.visitsLate(at, month);
    var slips =
        !late
            && visit.total() > 0
            && world
                .dice(Dice.Stream.WRONGS, visit.owner() * 4096 + visit.nth())
                .chance(Knobs.TEN_TIMES);
    var total = slips ? visit.total() * 10 : visit.total();
    if (late) {
      count(Wrong.VISITS_LATE, at, month);
    }
    var target = world.folder().of(late ? Package.LATE : Package.FIRST, file);
    row(target, visit, origin(visit), visit.letter(), total);
    if (slips) {
      row(in(Package.CORRECTIONS), visit, later(visit, 20), visit.letter(), visit.total());
      truth(Wrong.AMOUNT_TEN_TIMES, "", visit, origin(visit), visit.letter(), month)
          .say(yuan(total), yuan(visit.total()));
    }
    if (wrongs.visitsSentAgain(at, month)) {
      count(Wrong.SENT_AGAIN, at, month);
      row(in(Package.LATE), visit, origin(visit), visit.letter(), total);
    }
    if (wrongs.visitsFromTwoSystems(at, month) && visit.letter() == 'V') {
      twice(visit, total, month);
    }
  }

  /** The old system sends the visit too; some of these are taken back later. */
  private void twice(Visit visit, long total, int month) {
    var old = world.clerks().at("phis-old", visit.at(), visit.day());
    row(file, visit, old, 'U', total);
    var first = "%s V%d-%d".formatted(origin(visit).source(), visit.owner(), visit.nth());
    truth(Wrong.VISIT_FROM_TWO_SYSTEMS, "", visit, old, 'U', month).say("", first);
    var dice = world.dice(Dice.Stream.WRONGS, -visit.owner() * 4096 - visit.nth());
    if (dice.chance(Knobs.DUPLICATES_VOIDED)) {
      var back = world.clerks().at("phis-old", visit.at(), visit.day() + 30);
      var corrections = in(Package.CORRECTIONS);
      corrections.voided(back, 'U', visit.owner(), visit.nth());
      rest(corrections, visit, total);
      truth(Wrong.DUPLICATE_VOIDED, "corrections", visit, back, 'U', month).say("void", first);
    }
  }

  private void row(CsvFile to, Visit visit, Origin origin, char letter, long total) {
    to.record(origin, letter, visit.owner(), visit.nth());
    rest(to, visit, total);
  }

  private static void rest(CsvFile to, Visit visit, long total) {
    to.text(visit.at().code()).day(visit.day()).text(visit.no()).text(visit.kind());
    to.whole(visit.residence()).text(visit.icd10()).flag(visit.tcm()).flag(visit.first());
    to.money(total);
    if (visit.fund() == null) {
      to.blank().end();
    } else {
      to.money(visit.fund()).end();
    }
  }

  private CsvFile in(Package when) {
    return world.folder().of(when, file);
  }

  private Origin origin(Visit visit) {
    return world.clerks().at(visit.at().grassroots() ? "phis" : "his", visit.at(), visit.day());
  }

  private Origin later(Visit visit, int days) {
    return world
        .clerks()
        .at(visit.at().grassroots() ? "phis" : "his", visit.at(), visit.day() + days);
  }

  private Statement truth(
      Wrong kind, String in, Visit visit, Origin origin, char letter, int month) {
    var place = new Truth.Place(kind, in, FORMAT, visit.at(), month);
    return (written, right) ->
        world
            .truth()
            .record(place, origin, letter, visit.owner(), visit.nth(), visit.no(), written, right);
  }

  /** What was written and what would have been right. */
  private interface Statement {
    void say(String written, String right);
  }

  private static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }
}
