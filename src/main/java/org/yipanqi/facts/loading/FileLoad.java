package org.yipanqi.facts.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.SealedValues;
import org.yipanqi.facts.reading.Encoding;
import org.yipanqi.facts.reading.ErrorList;
import org.yipanqi.facts.reading.FileProbe;
import org.yipanqi.facts.reading.ImportProgress;
import org.yipanqi.kernel.Label;

/**
 * One file into its table, all of it or nothing. Rows of sources that have none in the table yet
 * are copied straight into it; where that can't be, they are staged, checked and merged.
 */
public final class FileLoad {

  /**
   * What is to be loaded.
   *
   * @param name what people call the file
   */
  public record Order(
      long importId, ImportFormat format, Path file, String name, @Nullable Encoding told) {}

  /** How it ended. What was wrong is in the list given. */
  public sealed interface Outcome {

    /** The rows are in. */
    record Loaded(String digest, long inserted, long corrected, long unchanged, List<Label> advice)
        implements Outcome {
      public Loaded {
        advice = List.copyOf(advice);
      }
    }

    /** This very file came in before. */
    record Known(String digest) implements Outcome {}

    /** Nothing was written. */
    record Refused() implements Outcome {}
  }

  /** What must be written in the same transaction as the rows: that they are in. */
  public interface Receipt {
    void sign(Connection connection, Outcome outcome) throws SQLException;
  }

  private static final int ATTEMPTS = 4;
  private static final long WORTH_ANALYSING = 10_000;
  private static final String CONSTRAINT_VIOLATION = "23";

  private final DataSource dataSource;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final SealedValues values;
  private final Order order;
  private final ErrorList errors;
  private final ImportProgress progress;

  public FileLoad(
      DataSource dataSource,
      FactCatalogue catalogue,
      Clock clock,
      SealedValues values,
      Order order,
      ErrorList errors,
      ImportProgress progress) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
    this.clock = clock;
    this.values = values;
    this.order = order;
    this.errors = errors;
    this.progress = progress;
  }

  /** Loads the file over a connection of its own, which the caller opens and closes. */
  public Outcome run(Connection connection, Receipt receipt)
      throws SQLException, IOException, InterruptedException {
    var probe = FileProbe.of(order.file(), order.told());
    var complaint = probe.complaint();
    if (complaint != null) {
      errors.add(complaint.line(), null, null, false, complaint.code());
      return new Outcome.Refused();
    }
    connection.setAutoCommit(false);
    var sql = new Sql(connection);
    var straight = order.format().checks().isEmpty();
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        errors.clear();
        var outcome = transaction(sql, probe, straight, receipt);
        if (outcome != null) {
          return outcome;
        }
      } catch (SourceRegister.SourceHasRows e) {
        straight = false;
      } catch (SQLException e) {
        if (!String.valueOf(e.getSQLState()).startsWith(CONSTRAINT_VIOLATION)) {
          throw e;
        }
        if (!straight) {
          errors.add(null, null, null, false, "refused-by-database", constraint(e));
          return new Outcome.Refused();
        }
        straight = false;
      } finally {
        connection.rollback();
      }
    }
    throw new IllegalStateException("others registered the same source systems, again and again");
  }

  private static String constraint(SQLException e) {
    return e instanceof PSQLException answer && answer.getServerErrorMessage() != null
        ? String.valueOf(answer.getServerErrorMessage().getConstraint())
        : String.valueOf(e.getSQLState());
  }

  /** Null when another import was in the way and this one must be tried again. */
  private @Nullable Outcome transaction(Sql sql, FileProbe probe, boolean straight, Receipt receipt)
      throws SQLException, IOException, InterruptedException {
    takeTurn(sql);
    if (known(sql, probe)) {
      return signed(sql, receipt, new Outcome.Known(probe.digest()));
    }
    var table = TargetTable.of(sql, order.format());
    var attempt =
        new Attempt(
            dataSource, catalogue, clock, values, order, errors, progress, sql, table, probe);
    var direct = straight && (order.format().recorded() || table.isEmpty(sql));
    var outcome = direct ? attempt.straight() : attempt.merged();
    if (!(outcome instanceof Outcome.Loaded loaded)) {
      return outcome;
    }
    if (loaded.inserted() + loaded.corrected() >= WORTH_ANALYSING) {
      // the planner should know of a large load before figures are computed from it, and others
      // begin to do that at the commit
      sql.update("analyze " + table.name());
    }
    return signed(sql, receipt, loaded);
  }

  private static Outcome signed(Sql sql, Receipt receipt, Outcome outcome) throws SQLException {
    receipt.sign(sql.connection(), outcome);
    sql.connection().commit();
    return outcome;
  }

  /** One import of a format at a time; others wait here. */
  private void takeTurn(Sql sql) throws SQLException {
    sql.yes(
        """
        select pg_advisory_xact_lock(hashtext('facts.import'), hashtext(?)) is null
        """,
        order.format().code());
  }

  private boolean known(Sql sql, FileProbe probe) throws SQLException {
    return sql.yes(
        """
        select exists (
          select from facts.import_job where format = ? and digest = ? and state = 'done')
        """,
        order.format().code(),
        probe.digest());
  }
}
