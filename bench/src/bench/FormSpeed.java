package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Givens;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.forms.FormChecker;
import org.yipanqi.reporting.paper.FormCopy;
import org.yipanqi.reporting.paper.FormPdf;
import org.yipanqi.reporting.paper.FormWorkbook;
import org.yipanqi.reporting.paper.FormWorkbookReader;

/**
 * A return of some two thousand cells, Hunan's table on clinics with 220 of them: computed and
 * checked, written as a workbook and read back, printed as a PDF; one thread, without a database.
 */
final class FormSpeed {

  private static final int CLINICS = 220;
  private static final int RUNS = 9;

  private final Report report;

  FormSpeed(Report report) {
    this.report = report;
  }

  void run() throws Exception {
    var pack =
        PackReader.read(Path.of("policies/hunan-2020"), FactCatalogue.load()).pack().orElseThrow();
    var june = Period.of("2020-06");
    var form = pack.forms().form("clinic-conditions", june.end()).orElseThrow();
    var rows = new ArrayList<FormCopy.RowCopy>();
    var cells = new LinkedHashMap<String, FormCopy.CellCopy>();
    for (var i = 0; i < CLINICS; i++) {
      var key = String.valueOf(1_000_100 + i);
      rows.add(new FormCopy.RowCopy(key, "第" + i + "村卫生室"));
      for (var column : form.section("clinics").orElseThrow().columns()) {
        var text =
            switch (column.rule().type()) {
              case YES_NO -> "true";
              case TEXT -> "桂圩镇";
              case MONEY -> "3000.00";
              default -> "1";
            };
        cells.put(
            "clinics!" + key + "." + column.id(),
            new FormCopy.CellCopy(text, FormCopy.Origin.TYPED, null));
      }
    }
    var copy =
        new FormCopy(
            form,
            pack.id(),
            pack.title(),
            "附件1",
            "1000003",
            new Label("某镇卫生院", "A town hospital"),
            june,
            Map.of("clinics", rows),
            cells,
            List.of(),
            null);
    var given = Givens.of(pack, june.end());
    var book = FormWorkbook.write(copy, Locale.CHINESE);
    time(cells.size() + " cells computed and checked", () ->
        FormChecker.work(form, copy.asCells(), copy.asCells(), given));
    time("written as a workbook", () -> FormWorkbook.write(copy, Locale.CHINESE));
    time("read back and checked", () -> FormWorkbookReader.read(book, copy, null, given));
    time("printed as a PDF", () -> FormPdf.print(copy, Locale.CHINESE));
  }

  private void time(String what, Callable<?> work) throws Exception {
    var runs = new ArrayList<Double>();
    for (var i = 0; i <= RUNS; i++) {
      var start = System.nanoTime();
      work.call();
      if (i > 0) {
        runs.add((System.nanoTime() - start) / 1e6);
      }
    }
    report.figure(what, "ms", runs);
  }
}
