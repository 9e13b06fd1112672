package org.yipanqi.simulation.register;

import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.run.Reports;
import org.yipanqi.simulation.run.World;

/** Standards reached, techniques brought to the towns, and the few figures typed by hand. */
public final class Quality {

  private final World world;

  public Quality(World world) {
    this.world = world;
  }

  public void write() {
    standards();
    techniques();
    typedFigures();
  }

  private void standards() {
    var span = world.span();
    var file = world.folder().records("standards", "institution,standard,valid_from,valid_to");
    var nth = 0;
    for (var row : world.county().standards()) {
      var at = world.county().institution(row.text("institution"));
      var from = Math.max(span.firstDay(), day(row.text("valid_from"), span.firstDay()));
      var to = day(row.text("valid_to"), Span.NEVER);
      nth++;
      if (from <= span.lastDay() && to >= from) {
        file.record(world.clerks().at("quality", at, from), 'Q', at.index(), nth);
        file.text(at.code()).text(row.text("standard")).day(from).day(to).end();
        world.reports().note(Reports.Fact.STANDARD, at.index(), span.month(from));
      }
    }
  }

  private void techniques() {
    var span = world.span();
    var file =
        world
            .folder()
            .records(
                "techniques",
                "institution,helped_by,started_on,name,evidence_quantity,evidence_safety,"
                    + "evidence_progress,evidence_benefit");
    var nth = 0;
    for (var row : world.county().techniques()) {
      var at = world.county().institution(row.text("institution"));
      var started = Span.day(row.text("started_on"));
      nth++;
      if (span.has(started)) {
        file.record(world.clerks().at("quality", at, started), 'T', at.index(), nth);
        file.text(at.code()).text(row.text("helped_by")).day(started).text(row.text("name"));
        file.text(row.text("evidence_quantity")).text(row.text("evidence_safety"));
        file.text(row.text("evidence_progress")).text(row.text("evidence_benefit")).end();
        world.reports().note(Reports.Fact.TECHNIQUE, at.index(), span.month(started));
      }
    }
  }

  /** Only for years that are in the plan from beginning to end. */
  private void typedFigures() {
    var span = world.span();
    var file =
        world
            .folder()
            .records(
                "typed_figures", "scope,figure,period,value,unit,typed_by,typed_on,basis,note");
    for (var year = span.firstYear(); year <= span.lastYear(); year++) {
      if (span.firstDay() <= Span.day(year, 1, 1) && span.lastDay() >= Span.day(year, 12, 31)) {
        scores(file, year);
        var average = year < world.county().reformFrom().getYear() ? 248 : 312;
        var county = world.county().code();
        row(file, county, 99_000L + year, "provincial_standard_average", year, average, "percent");
      }
    }
  }

  private void scores(CsvFile file, int year) {
    for (var at : world.county().hospitals()) {
      if (at.town()) {
        var dice = world.dice(Dice.Stream.SCORES, at.index() * 10_000L + year);
        var reformed = year >= world.county().reformFrom().getYear() ? 3.0 : 0;
        var score =
            79
                + 70 * at.character().signed()
                + reformed * at.character().reform()
                + dice.around(0, 2);
        var tenths = Math.round(Math.min(99.5, score) * 10);
        row(
            file,
            at.code(),
            at.index() * 10_000L + year,
            "public_health_score",
            year,
            tenths,
            "score");
      }
    }
  }

  private void row(
      CsvFile file, String scope, long number, String figure, int year, long tenths, String unit) {
    var typed = world.clerks().atBureau("quality", Span.day(year + 1, 1, 20));
    file.record(typed, 'N', number, 1);
    file.text(scope).text(figure).whole(year).tenths(tenths).text(unit);
    file.text(typed.by()).day(typed.day());
    file.text("样例：模拟生成的数值").text("样例数据，不是实际得分").end();
  }

  private static int day(@Nullable String text, int otherwise) {
    return text == null || text.isEmpty() ? otherwise : Span.day(text);
  }
}
