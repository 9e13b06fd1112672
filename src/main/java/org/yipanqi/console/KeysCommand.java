package org.yipanqi.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.Resealing;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code yipanqi keys …}: which keys there are, new ones, and values under the newest. */
@Command(
    name = "keys",
    resourceBundle = "messages.console",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {

  /** The purposes whose keys can be told to be needless: what they closed is in one place. */
  private static final List<Purpose> RENEWED = List.of(Purpose.PERSONAL, Purpose.LOOKUP);

  private static final double TOLD_EVERY = 2;

  private final Class<?> application;

  @Spec private CommandSpec spec;

  private long began;
  private double lastTold;

  KeysCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("console.no-command"));
  }

  /** {@code yipanqi keys list}: every key, where it lies and how many values need it. */
  @Command(name = "list", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int list() {
    try (var house = RunningHouse.forCommand(application)) {
      var keys = house.bean(Keys.class);
      var out = spec.commandLine().getOut();
      out.println(Texts.of("console.keys.folder", keys.folder()));
      var complete = true;
      for (var purpose : Purpose.values()) {
        var uses = uses(house, purpose);
        for (var no : keys.numbers(purpose)) {
          out.println(line(keys, purpose, no, uses));
        }
        for (var missing : missing(keys, purpose, uses)) {
          complete = false;
          out.println(
              Texts.of(
                  "console.keys.missing",
                  keys.file(purpose, missing),
                  uses.getOrDefault(missing, 0L)));
        }
      }
      return complete ? 0 : Console.FAILED;
    }
  }

  private static SortedMap<Integer, Long> uses(RunningHouse house, Purpose purpose) {
    return RENEWED.contains(purpose)
        ? house.bean(Resealing.class).uses(Caller.operator(), purpose)
        : new TreeMap<>();
  }

  private static List<Integer> missing(Keys keys, Purpose purpose, SortedMap<Integer, Long> uses) {
    return uses.keySet().stream().filter(no -> !keys.numbers(purpose).contains(no)).toList();
  }

  private static String line(Keys keys, Purpose purpose, int no, SortedMap<Integer, Long> uses) {
    var file = keys.file(purpose, no).getFileName();
    var what = Texts.of("console.keys.purpose." + purpose.name().toLowerCase(Locale.ROOT));
    var state = no == keys.newest(purpose) ? "console.keys.newest" : "console.keys.older";
    return RENEWED.contains(purpose)
        ? Texts.of("console.keys.counted", file, what, Texts.of(state), uses.getOrDefault(no, 0L))
        : Texts.of("console.keys.key", file, what, Texts.of(state));
  }

  /** {@code yipanqi keys new PURPOSE}: a key that closes from now on, also in running products. */
  @Command(name = "new", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int make(@Parameters(paramLabel = "PURPOSE", descriptionKey = "purpose") Purpose purpose) {
    try (var house = RunningHouse.forCommand(application)) {
      var keys = house.bean(Keys.class);
      var file = keys.file(purpose, keys.add(purpose));
      var out = spec.commandLine().getOut();
      out.println(Texts.of("console.keys.made", file));
      if (RENEWED.contains(purpose)) {
        out.println(Texts.of("console.keys.reseal-next"));
      }
      return 0;
    }
  }

  /** {@code yipanqi keys reseal}: every value of residents under the newest keys. */
  @Command(name = "reseal", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
  int reseal() {
    try (var house = RunningHouse.forCommand(application)) {
      began = System.nanoTime();
      var outcome = house.bean(Resealing.class).run(Caller.operator(), this::progress);
      var out = spec.commandLine().getOut();
      out.println(Texts.of("console.keys.resealed", outcome.renewed(), shown(seconds())));
      if (outcome.unreadable() > 0) {
        out.println(Texts.of("console.keys.unreadable", outcome.unreadable()));
      }
      RENEWED.forEach(purpose -> tellOlder(house, purpose, out));
      return outcome.unreadable() == 0 ? 0 : Console.FAILED;
    }
  }

  private static void tellOlder(RunningHouse house, Purpose purpose, PrintWriter out) {
    var keys = house.bean(Keys.class);
    var uses = uses(house, purpose);
    for (var no : keys.numbers(purpose)) {
      if (no != keys.newest(purpose)) {
        var needed = uses.getOrDefault(no, 0L);
        out.println(
            needed == 0
                ? Texts.of("console.keys.needless", keys.file(purpose, no))
                : Texts.of("console.keys.needed", keys.file(purpose, no), needed));
      }
    }
  }

  /** What is left is guessed from how long the rows done so far took. */
  private void progress(Resealing.Step step) {
    var now = seconds();
    if (step.done() == 0) {
      spec.commandLine().getErr().println(Texts.of("console.keys.begins", step.total()));
    } else if (now - lastTold >= TOLD_EVERY || step.done() == step.total()) {
      lastTold = now;
      var left = now * (step.total() - step.done()) / step.done();
      spec.commandLine()
          .getErr()
          .println(Texts.of("console.keys.progress", step.done(), step.total(), shown(left)));
    }
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private static String shown(double seconds) {
    return String.format(Locale.ROOT, "%.0f", seconds);
  }
}
