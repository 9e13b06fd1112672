package org.yipanqi.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.yipanqi.database.DatabaseAddress;

/** Several who write at once, each change two rows in two tables, until they are told to stop. */
final class Writers implements AutoCloseable {

  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private final DatabaseAddress address;
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stop;
  private volatile Throwable failure;

  Writers(DatabaseAddress address, int count) {
    this.address = address;
    for (var i = 0; i < count; i++) {
      threads.add(Thread.ofPlatform().start(this::write));
    }
  }

  /** What the database has promised to keep. */
  Set<Integer> acknowledged() {
    return new TreeSet<>(acknowledged);
  }

  /** Returns when so many more have been promised. */
  void more(int count) throws InterruptedException {
    var wanted = acknowledged.size() + count;
    while (acknowledged.size() < wanted && failure == null) {
      Thread.onSpinWait();
    }
  }

  static void write(DatabaseAddress address, int number) throws SQLException {
    try (var connection = address.connect()) {
      write(connection, number);
    }
  }

  /** Of each of the two tables, the numbers in it. */
  static List<Set<Integer>> read(DatabaseAddress address) throws SQLException {
    try (var connection = address.connect()) {
      return List.of(
          numbers(connection, "select units[1] from facts.mark where fact = 'written'"),
          numbers(connection, "select person_id from facts.person_mark"));
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop = true;
    for (var thread : threads) {
      thread.join();
    }
    if (failure != null) {
      throw new AssertionError("a writer failed", failure);
    }
  }

  private void write() {
    try (var connection = address.connect()) {
      while (!stop) {
        var number = NEXT.getAndIncrement();
        write(connection, number);
        acknowledged.add(number);
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  private static void write(Connection connection, int number) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(
          "insert into facts.mark (fact, month, units) values ('written', '2020-01-01', '{%d}')"
              .formatted(number));
      statement.execute("insert into facts.person_mark (person_id) values (%d)".formatted(number));
    }
    connection.commit();
  }

  private static Set<Integer> numbers(Connection connection, String sql) throws SQLException {
    var numbers = new TreeSet<Integer>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
    }
    return numbers;
  }
}
