package org.yipanqi.facts.loading;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.SealedValues;
import org.yipanqi.facts.loading.FileLoad.Order;
import org.yipanqi.facts.loading.FileLoad.Outcome;
import org.yipanqi.facts.reading.BinaryRows;
import org.yipanqi.facts.reading.ChunkPipe;
import org.yipanqi.facts.reading.ErrorList;
import org.yipanqi.facts.reading.FileProbe;
import org.yipanqi.facts.reading.ImportFile;
import org.yipanqi.facts.reading.ImportProgress;
import org.yipanqi.kernel.Label;

/** One try at loading a file, inside one transaction, over one of the two ways. */
final class Attempt {

  private static final long MARKED_ONE_BY_ONE = 5_000;

  private final DataSource dataSource;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final SealedValues values;
  private final Order order;
  private final ImportFormat format;
  private final ErrorList errors;
  private final ImportProgress progress;
  private final Sql sql;
  private final TargetTable table;
  private final FileProbe probe;
  private final TouchedRows touched;
  private final Receipts receipts;
  private final Reports reports;

  /** Read once: a file that comes in at midnight is judged by one day. */
  private final LocalDate today;

  Attempt(
      DataSource dataSource,
      FactCatalogue catalogue,
      Clock clock,
      SealedValues values,
      Order order,
      ErrorList errors,
      ImportProgress progress,
      Sql sql,
      TargetTable table,
      FileProbe probe) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
    this.clock = clock;
    this.values = values;
    this.order = order;
    this.format = order.format();
    this.errors = errors;
    this.progress = progress;
    this.sql = sql;
    this.table = table;
    this.probe = probe;
    this.today = LocalDate.now(clock);
    this.receipts = new Receipts(sql, clock, order.importId());
    this.reports = new Reports(sql, catalogue, receipts, today);
    this.touched = new TouchedRows(sql, format, catalogue, table, reports);
  }

  /** Copies straight into the table: nothing there can be concerned. */
  @Nullable Outcome straight() throws SQLException, IOException, InterruptedException {
    var sources = new SourceRegister(dataSource, format, true);
    var rows = copy(sources, table.name(), false);
    if (!errors.isEmpty()) {
      return new Outcome.Refused();
    }
    if (!sources.save(sql, order.importId())) {
      return null;
    }
    reports.holdOthersBack();
    if (rows > MARKED_ONE_BY_ONE) {
      touched.followAll(sources.ids());
    } else {
      new Merge(sql, format, table).takeAllAsNew(sources.ids());
      touched.followChanged();
    }
    return loaded(new Merge.Counts(rows, 0, 0));
  }

  /** Stages the rows, checks them together and with what is known, and merges them. */
  @Nullable Outcome merged() throws SQLException, IOException, InterruptedException {
    var sources = new SourceRegister(dataSource, format, false);
    var merge = new Merge(sql, format, table);
    merge.createStaged();
    var rows = copy(sources, "staged", true);
    if (errors.isEmpty()) {
      merge.check(errors);
    }
    if (!errors.isEmpty()) {
      progress.at(progress.rows(), errors.count());
      return new Outcome.Refused();
    }
    if (!sources.save(sql, order.importId())) {
      return null;
    }
    merge.findChanged();
    reports.holdOthersBack();
    touched.markBefore();
    merge.keepOlderVersions(order.importId(), OffsetDateTime.now(clock));
    var counts = merge.write(rows);
    if (counts.inserted() + counts.corrected() > 0) {
      touched.followChanged();
    }
    return loaded(counts);
  }

  private long copy(SourceRegister sources, String target, boolean withLine)
      throws SQLException, IOException, InterruptedException {
    var words = Vocabularies.of(sql, format, catalogue, sources, new PersonCodes(dataSource));
    if (!format.sealedColumns().isEmpty()) {
      values.noteKeys(new JdbcTemplate(new SingleConnectionDataSource(sql.connection(), true)));
    }
    var pipe = new ChunkPipe();
    var rows =
        new BinaryRows(format, table.types(), order.importId(), withLine, values, pipe, errors);
    var file = ImportFile.of(order.file(), probe, format, words, today);
    var columns = new ArrayList<>(table.columns());
    if (withLine) {
      columns.addFirst("row_no");
      columns.addAll(BinaryRows.writtenBefore(format));
    }
    return new FileCopy(file, rows, pipe, errors, progress)
        .into(
            sql,
            """
            copy %s (%s) from stdin (format binary)
            """
                .formatted(target, Sql.list("", columns)));
  }

  private Outcome loaded(Merge.Counts counts) throws SQLException {
    return new Outcome.Loaded(
        probe.digest(), counts.inserted(), counts.corrected(), counts.unchanged(), advice());
  }

  private List<Label> advice() throws SQLException {
    var said = new ArrayList<Label>();
    if (!probe.endsInLineBreak()) {
      said.add(errors.wording("no-last-line-break"));
    }
    if (probe.isNamedOtherwise(order.name())) {
      said.add(errors.wording("read-as-" + probe.kind().code()));
    }
    said.addAll(new DeliveryAdvice(sql, catalogue, errors, order.importId(), receipts).said());
    for (var advice : format.advice()) {
      var found = sql.text(advice.sql());
      if (found != null) {
        var message = advice.message();
        said.add(new Label(message.zh().replace("{0}", found), message.en().replace("{0}", found)));
      }
    }
    return said;
  }
}
