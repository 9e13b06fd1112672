package bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * People of the sample county who write all at once: files, declarations, closings, decisions, looks
 * at personal data, accounts and duties. Each does one thing after the other until the house is gone.
 */
final class WriteLoad {

  private interface Step {
    void take(Product product) throws IOException, InterruptedException;
  }

  private record Worker(Person person, Step step) {}

  private static final String MONTH = "2020-12";
  private static final long PAUSE_AFTER_ERROR = 100;

  private final DeedBook book;
  private final List<Worker> workers = new ArrayList<>();
  private final List<SentRecords> records = new ArrayList<>();
  private final Person reform = new Person("reform");
  private String declaredAt = "";
  private boolean declared;
  private int account;
  private int number;
  private volatile boolean over;

  WriteLoad(DeedBook book, long seed) {
    this.book = book;
    for (var format : List.of("visits", "admissions")) {
      var sender = new Person("reform");
      var of = new SentRecords(format, "445322-H1", new Random(seed + workers.size()));
      records.add(of);
      workers.add(new Worker(sender, product -> send(product, sender, of)));
    }
    var declarer = new Person("reform");
    workers.add(new Worker(declarer, product -> declare(product, declarer)));
    var closer = new Person("reform");
    workers.add(new Worker(closer, product -> close(product, closer)));
    var decider = new Person("reform");
    workers.add(new Worker(decider, product -> decide(product, decider)));
    var opener = new Person("bureau");
    workers.add(new Worker(opener, product -> open(product, opener)));
    var keeper = new Person("sysadmin");
    workers.add(new Worker(keeper, product -> add(product, keeper)));
    var giver = new Person("secadmin");
    workers.add(new Worker(giver, product -> give(product, giver)));
  }

  /** Everybody comes in, once; a month is looked for of which nobody has said anything. */
  void begin(Product product, Connection connection) throws Exception {
    for (var worker : workers) {
      if (!worker.person().come(product)) {
        throw new IllegalStateException(
            "not let in: " + worker.person().get(product, "api/session").text());
      }
    }
    reform.come(product);
    declaredAt =
        Sql.text(
            connection,
            """
            select u.code || '/' || r.fact || '/' || to_char(m, 'YYYY-MM')
              from facts_api.source_rule r
              join registry_api.unit u on u.id = r.unit
             cross join generate_series(date '2019-01-01', date '2020-12-01', '1 month') m
             where r.frequency = 'month' and m >= r.valid_from
               and not exists (select from facts_api.receipt c
                                where c.unit = r.unit and c.fact = r.fact and c.month = m::date)
             limit 1
            """);
  }

  /** Those whom the house does not know any more, though nobody went out. */
  long forgotten(Product product) throws IOException, InterruptedException {
    var forgotten = 0L;
    for (var worker : workers) {
      forgotten += worker.person().in(product) ? 0 : 1;
    }
    return forgotten;
  }

  List<SentRecords> records() {
    return records;
  }

  /** One who only looks. */
  Person reader() {
    return reform;
  }

  /** Everybody writes until {@link Running#end}. */
  Running start(Product product) {
    over = false;
    var threads = new ArrayList<Thread>();
    for (var worker : workers) {
      threads.add(Thread.ofPlatform().start(() -> work(product, worker)));
    }
    return new Running(threads);
  }

  /** People at work. */
  final class Running {
    private final List<Thread> threads;

    private Running(List<Thread> threads) {
      this.threads = threads;
    }

    /** Waits until everybody has noticed that it is over. */
    void end() throws InterruptedException {
      over = true;
      for (var thread : threads) {
        thread.join(TimeUnit.SECONDS.toMillis(90));
      }
    }
  }

  /** No answer at all is the end of the round; an error of the house's is not. */
  private void work(Product product, Worker worker) {
    try {
      while (!over) {
        worker.step().take(product);
      }
    } catch (IOException e) {
      // what was sent last has no answer: it is looked up when the house is back
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String word(Deed.Kind kind) {
    number++;
    return "crash-%s-%d".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), number);
  }

  private Person.Answer done(Deed deed, Person.Answer answer) throws InterruptedException {
    book.answered(deed, answer);
    if (answer.status() >= 500) {
      Thread.sleep(PAUSE_AFTER_ERROR);
    }
    return answer;
  }

  /** What it is about is in doubt after an error of the house's; nothing more of it in this round. */
  private static void stopInDoubt(Person.Answer answer) throws IOException {
    if (answer.status() >= 500) {
      throw new IOException("in doubt");
    }
  }

  private void send(Product product, Person sender, SentRecords of)
      throws IOException, InterruptedException {
    var rows = of.next();
    var taken = book.begin(Deed.Kind.SENT, of.name());
    var in = book.begin(Deed.Kind.IMPORTED, of.name());
    var answer = done(taken, sender.send(product, of.format(), of.name(), rows));
    if (answer.refused()) {
      of.settle(false);
      in.is(Deed.Outcome.REFUSED);
      return;
    }
    stopInDoubt(answer);
    var id = answer.json().get("id").asString();
    while (true) {
      var job = sender.get(product, "api/imports/" + id);
      if (!job.good()) {
        book.error(job);
        throw new IOException("in doubt");
      }
      if (over) {
        throw new IOException("in doubt");
      }
      var state = job.json().get("state").asString();
      if (!state.equals("running")) {
        in.is(state.equals("done") ? Deed.Outcome.ACKNOWLEDGED : Deed.Outcome.REFUSED);
        of.settle(state.equals("done"));
        book.ended(state, job.json());
        return;
      }
    }
  }

  private void declare(Product product, Person who) throws IOException, InterruptedException {
    var kind = declared ? Deed.Kind.TAKEN_BACK : Deed.Kind.DECLARED;
    var deed = book.begin(kind, word(kind));
    var path = "api/sources/crossings/" + declaredAt + "/declaration";
    var answer =
        done(
            deed,
            who.post(
                product, declared ? path + "/withdrawal" : path, Map.of("reason", deed.word())));
    if (answer.good() || answer.refused()) {
      declared = !declared; // refused: it was so already, which no answer had told
    }
  }

  private void close(Product product, Person who) throws IOException, InterruptedException {
    var book = who.get(product, "api/closings?county=445322&year=2020");
    if (!book.good()) {
      this.book.error(book);
      Thread.sleep(PAUSE_AFTER_ERROR);
      return;
    }
    var month = book.json().get("months").valueStream()
        .filter(m -> m.get("month").asString().equals(MONTH)).findFirst().orElseThrow();
    var version = month.get("versions").get(0);
    var id = version.get("id").asString();
    if (!version.path("reopened").isObject() && version.path("confirmed").isObject()) {
      var deed = this.book.begin(Deed.Kind.REOPENED, word(Deed.Kind.REOPENED));
      done(deed, who.post(product, "api/closings/" + id + "/reopening", Map.of("reason", deed.word())));
    } else if (version.path("reopened").isObject()) {
      var next = version.get("version").asInt() + 1;
      var deed = this.book.begin(Deed.Kind.CLOSED, "crash-" + next);
      done(deed, who.post(product, "api/closings",
          Map.of("county", "445322", "month", MONTH, "statement", "crash")));
    } else {
      var answer = who.post(product, "api/closings/" + id + "/confirmation", Map.of());
      if (answer.status() >= 500) {
        this.book.error(answer);
        Thread.sleep(PAUSE_AFTER_ERROR);
      }
    }
  }

  private void decide(Product product, Person who) throws IOException, InterruptedException {
    var word = word(Deed.Kind.DRAFTED);
    var path = "api/packs/yunan-2020/decisions";
    var drafted =
        done(
            book.begin(Deed.Kind.DRAFTED, word),
            who.post(
                product,
                path,
                Map.of(
                    "kind", "parameter",
                    "target", "base_year",
                    "validFrom", "2021-01",
                    "basis", word,
                    "value", number % 2 == 0 ? "2019" : "2018")));
    if (!drafted.good()) {
      return;
    }
    var id = drafted.json().get("id").asString();
    if (number % 3 == 0) {
      done(book.begin(Deed.Kind.WITHDRAWN, word), who.post(product, path + "/" + id + "/withdrawal", Map.of()));
      return;
    }
    var impact =
        who.get(
            product,
            "api/impact?pack=yunan-2020&limit=1&from=2020-12&to=2020-12&decision=" + id);
    if (!impact.good()) {
      book.error(impact);
      return;
    }
    done(
        book.begin(Deed.Kind.PUBLISHED, word),
        who.post(
            product,
            path + "/" + id + "/publication",
            Map.of("edition", impact.json().get("edition").asString())));
  }

  private void open(Product product, Person who) throws IOException, InterruptedException {
    var deed = book.begin(Deed.Kind.OPENED, word(Deed.Kind.OPENED));
    done(
        deed,
        who.post(
            product,
            "api/residents/44532200000001/personal/phone/opening",
            Map.of("reason", deed.word())));
  }

  private void add(Product product, Person who) throws IOException, InterruptedException {
    var deed = book.begin(Deed.Kind.ADDED, word(Deed.Kind.ADDED));
    var answer =
        done(deed, who.post(product, "api/users", Map.of("login", deed.word(), "name", "试")));
    if (answer.good()) {
      account = answer.json().get("id").asInt();
    }
  }

  /** Each lies wholly in the past, a day of its own. */
  private void give(Product product, Person who) throws IOException, InterruptedException {
    if (account == 0) {
      Thread.sleep(PAUSE_AFTER_ERROR);
      return;
    }
    var deed = book.begin(Deed.Kind.GIVEN, word(Deed.Kind.GIVEN));
    done(
        deed,
        who.post(
            product,
            "api/users/" + account + "/duties",
            Map.of(
                "duty", "INSURANCE_BUREAU",
                "unit", "445322",
                "from", "2026-01-01",
                "to", "2026-01-02",
                "basis", deed.word())));
  }
}
