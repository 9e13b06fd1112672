package org.yipanqi.simulation.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.files.ResourceTable;
import org.yipanqi.simulation.run.Counts;
import org.yipanqi.simulation.run.Counts.Of;

/**
 * The national figures that can be compared, each beside the simulation's. The bulletins are of
 * another place and other years: the differences are reported, not hidden.
 */
public final class Calibration {

  /**
   * A figure.
   *
   * @param simulated null where there is nothing to divide by
   */
  public record Row(
      String code,
      String zh,
      String en,
      int year,
      String unit,
      BigDecimal bulletin,
      @Nullable BigDecimal simulated,
      String whyZh,
      String whyEn) {}

  private static final String FILE = "calibration.csv";
  private static final String HEADER =
      "figure,label_zh,label_en,bulletin_year,unit,bulletin,simulated,difference,percent,"
          + "why_zh,why_en\n";
  private static final double DAYS_OF_A_YEAR = 365.2425;
  private static final double WORKING_DAYS_OF_A_YEAR = 251;

  private final Counts counts;
  private final double years;

  public Calibration(Counts counts) {
    this.counts = counts;
    years = counts.get(Of.DAYS) / DAYS_OF_A_YEAR;
  }

  public List<Row> rows() {
    return ResourceTable.read("bulletins.csv").all().stream()
        .map(row ->
            new Row(
                row.text("figure"),
                row.text("label_zh"),
                row.text("label_en"),
                row.whole("year"),
                row.text("unit"),
                new BigDecimal(row.text("value")),
                simulated(row.text("figure")),
                row.text("why_zh"),
                row.text("why_en")))
        .toList();
  }

  /** Writes {@code calibration.csv}. */
  public void write(Path folder) {
    var text = new StringBuilder(HEADER);
    for (var row : rows()) {
      var simulated = row.simulated();
      text.append(String.join(",", row.code(), row.zh(), row.en()));
      text.append("," + row.year() + "," + row.unit() + "," + row.bulletin() + ",");
      if (simulated == null) {
        text.append(",,");
      } else {
        var difference = simulated.subtract(row.bulletin());
        var percent =
            difference
                .multiply(BigDecimal.valueOf(100))
                .divide(row.bulletin(), 1, RoundingMode.HALF_UP);
        text.append(simulated + "," + difference + "," + percent);
      }
      text.append("," + row.whyZh() + "," + row.whyEn() + "\n");
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(FILE), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable BigDecimal simulated(String figure) {
    return switch (figure) {
      case "visits_per_resident" -> aYear(visits(), get(Of.RESIDENTS), 1);
      case "stays_per_100_residents" -> aYear(stays(), get(Of.RESIDENTS), 100);
      case "days_of_a_stay_town" -> share(Of.LENGTH_TOWN, Of.DISCHARGED_TOWN, 1);
      case "days_of_a_stay_second" -> share(Of.LENGTH_SECOND, Of.DISCHARGED_SECOND, 1);
      case "beds_used_first" -> share(Of.BEDS_USED_TOWN, Of.BEDS_OPEN_TOWN, 100);
      case "beds_used_second" -> share(Of.BEDS_USED_SECOND, Of.BEDS_OPEN_SECOND, 100);
      case "visits_town_to_second" -> share(Of.VISITS_TOWN, Of.VISITS_SECOND, 1);
      case "visits_of_a_doctor_town" -> aWorkingDay(Of.VISITS_TOWN, Of.DOCTORS_TOWN);
      case "visits_of_a_doctor_second" -> aWorkingDay(Of.VISITS_SECOND, Of.DOCTORS_SECOND);
      case "bed_days_of_a_doctor_town" -> aDay(Of.BEDS_USED_TOWN, Of.DOCTORS_TOWN);
      case "bed_days_of_a_doctor_second" -> aDay(Of.BEDS_USED_SECOND, Of.DOCTORS_SECOND);
      case "staff_of_a_town_hospital" -> share(Of.STAFF_TOWN, Of.HOSPITALS_TOWN, 1);
      case "beds_of_a_town_hospital" -> aDay(Of.BEDS_OPEN_TOWN, Of.HOSPITALS_TOWN);
      case "staff_of_a_clinic" -> share(Of.STAFF_CLINIC, Of.CLINICS, 1);
      case "born_in_hospital" -> share(Of.BIRTHS_IN_HOSPITAL, Of.BIRTHS, 100);
      default -> throw new IllegalStateException("no such figure: " + figure);
    };
  }

  private double get(Of what) {
    return counts.get(what);
  }

  private double visits() {
    return get(Of.VISITS_CLINIC)
        + get(Of.VISITS_TOWN)
        + get(Of.VISITS_SECOND)
        + get(Of.VISITS_OUTSIDE);
  }

  private double stays() {
    return get(Of.STAYS_TOWN) + get(Of.STAYS_SECOND) + get(Of.STAYS_OUTSIDE);
  }

  private @Nullable BigDecimal aYear(double sum, double of, double times) {
    return divided(sum * times, of * years);
  }

  private @Nullable BigDecimal share(Of part, Of whole, double times) {
    return divided(get(part) * times, get(whole));
  }

  private @Nullable BigDecimal aDay(Of sum, Of of) {
    return divided(get(sum), get(of) * get(Of.DAYS));
  }

  private @Nullable BigDecimal aWorkingDay(Of sum, Of of) {
    return divided(get(sum), get(of) * years * WORKING_DAYS_OF_A_YEAR);
  }

  private static @Nullable BigDecimal divided(double sum, double by) {
    return by == 0
        ? null
        : new BigDecimal(sum / by, MathContext.DECIMAL64).setScale(2, RoundingMode.HALF_UP);
  }
}
