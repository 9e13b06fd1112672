package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.ALREADY_ENDED;
import static org.yipanqi.facts.FactsProblem.NO_SUCH_FILE;
import static org.yipanqi.facts.FactsProblem.TOO_MANY_IMPORTS;
import static org.yipanqi.facts.FactsProblem.UNKNOWN_FORMAT;
import static org.yipanqi.facts.FactsProblem.UNKNOWN_IMPORT;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.loading.FileLoad;
import org.yipanqi.facts.reading.ImportProgress;
import org.yipanqi.web.Messages;

/**
 * Taking files in. Each file is one transaction: all of its rows, with the versions, marks and
 * receipts that follow from them, or nothing.
 */
@Service
public class Imports {

  /**
   * How a file is to be read.
   *
   * @param encoding utf-8 or gb18030; null to find out
   * @param fileName as the list shows it; null for the file's own
   */
  public record Options(@Nullable String encoding, @Nullable String fileName) {
    public static Options none() {
      return new Options(null, null);
    }
  }

  private static final int AT_ONCE = 2;
  private static final int WAITING_AT_MOST = 50;
  private static final long SHUTDOWN_SECONDS = 8;

  private final DataSource dataSource;
  private final FactCatalogue catalogue;
  private final Clock clock;
  private final SealedValues values;
  private final ImportJobs jobs;
  private final ImportLeases leases;
  private final Messages messages;
  private final ImportBook book;
  private final ApplicationEventPublisher events;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Map<Long, ImportProgress> running = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Imports(
      DataSource dataSource,
      FactCatalogue catalogue,
      Clock clock,
      SealedValues values,
      ImportJobs jobs,
      ImportLeases leases,
      Messages messages,
      ImportBook book,
      ApplicationEventPublisher events) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
    this.clock = clock;
    this.values = values;
    this.jobs = jobs;
    this.leases = leases;
    this.messages = messages;
    this.book = book;
    this.events = events;
  }

  /** Imports a file and waits for it. */
  public ImportResult run(Caller caller, String formatCode, Path file, Options options) {
    return Acting.asHouseWriting(
        caller.writes(), () -> finish(open(caller, formatCode, file, options)));
  }

  /**
   * Takes a file over: imports it in the background and deletes it afterwards.
   *
   * @return the import's number in the list
   */
  public long submit(Caller caller, String formatCode, Path file, Options options) {
    var opened =
        Acting.asHouseWriting(caller.writes(), () -> open(caller, formatCode, file, options));
    threads.execute(() -> {
      try {
        Acting.asHouseWriting(caller.writes(), () -> finish(opened));
      } finally {
        delete(file);
      }
    });
    return opened.order().importId();
  }

  /**
   * Imports the files of a folder that are named after formats, each after those it refers to.
   * Stops at the first that is refused.
   */
  public List<ImportResult> importFolder(Caller caller, Path folder) {
    var results = new ArrayList<ImportResult>();
    for (var file : new ImportFolder(catalogue).inOrder(folder).entrySet()) {
      var result = run(caller, file.getKey(), file.getValue(), Options.none());
      results.add(result);
      if (result.state() != ImportState.DONE) {
        break;
      }
    }
    return results;
  }

  /** Asks for an import to be stopped; it writes nothing then. */
  public void cancel(Caller caller, long importId) {
    if (jobs.find(importId).isEmpty()) {
      throw UNKNOWN_IMPORT.because(importId);
    }
    if (!Acting.asHouse(() -> book.wantStopped(caller, importId))) {
      throw ALREADY_ENDED.because(importId);
    }
    var progress = running.get(importId);
    if (progress != null) {
      progress.stop();
    }
  }

  /** How many are taken in now or wait for it. */
  int open() {
    return running.size();
  }

  private record Opened(
      FileLoad.Order order, String fileName, ImportProgress progress, Caller caller) {}

  private Opened open(Caller caller, String formatCode, Path file, Options options) {
    var format = catalogue.format(formatCode).orElseThrow(() -> UNKNOWN_FORMAT.because(formatCode));
    var encoding = ToldEncoding.read(options.encoding());
    var name = options.fileName() == null ? String.valueOf(file.getFileName()) : options.fileName();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw NO_SUCH_FILE.because(name);
    }
    if (running.size() >= AT_ONCE + WAITING_AT_MOST) {
      throw TOO_MANY_IMPORTS.because(WAITING_AT_MOST);
    }
    leases.markInterrupted();
    var order = new FileLoad.Order(jobs.nextId(), format, file, name, encoding);
    var opened = new Opened(order, name, new ImportProgress(), caller);
    leases.take(order.importId());
    running.put(order.importId(), opened.progress());
    try {
      book.begin(caller, order);
    } catch (RuntimeException e) {
      letGo(order.importId()); // it is in no list
      throw e;
    }
    return opened;
  }

  private void letGo(long id) {
    running.remove(id);
    leases.release(id);
  }

  private ImportResult finish(Opened opened) {
    var id = opened.order().importId();
    try {
      turns.acquireUninterruptibly();
      try {
        var result =
            new RunningImport(
                    dataSource,
                    catalogue,
                    clock,
                    values,
                    jobs,
                    messages,
                    book,
                    opened.caller(),
                    opened.order(),
                    opened.fileName(),
                    opened.progress())
                .run();
        if (result.changedFacts()) {
          events.publishEvent(new FactsChanged(id));
        }
        return result;
      } finally {
        turns.release();
      }
    } finally {
      letGo(id);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ran when the product last ended is over. */
  @EventListener(ContextRefreshedEvent.class)
  void endWhatDied() {
    Acting.asHouse(leases::markInterrupted);
  }

  /** Stops what runs before anything it needs is taken away; what is not done then never was. */
  @EventListener
  void on(ContextClosedEvent closed) {
    running.values().forEach(ImportProgress::stopForGood);
  }

  @PreDestroy
  void close() throws InterruptedException {
    running.values().forEach(ImportProgress::stopForGood);
    threads.shutdown();
    var _ = threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }
}
