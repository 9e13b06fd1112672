package bench;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;

/**
 * How many rules are evaluated in a second on one core, each with its explanation, and how long a
 * pack's check takes. The cases are drawn by a seed over every rule of every pack.
 */
final class RuleSpeed {

  private static final int CASES = 200_000;
  private static final int RUNS = 5;
  private static final long SEED = 20_261_126;

  private record One(RuleEvaluator evaluator, Rule rule, LocalDate on, Map<String, Object> answers) {}

  private final Report report;
  private final FactCatalogue facts = FactCatalogue.load();

  RuleSpeed(Report report) {
    this.report = report;
  }

  void run() throws Exception {
    var packs = new ArrayList<PolicyPack>();
    try (var folders = Files.list(Path.of("policies"))) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        PackReader.read(folder, facts);
        var runs = new ArrayList<Double>();
        for (var i = 0; i < RUNS; i++) {
          var start = System.nanoTime();
          packs.removeIf(p -> p.id().equals(folder.getFileName().toString()));
          packs.add(PackReader.read(folder, facts).pack().orElseThrow());
          runs.add((System.nanoTime() - start) / 1e6);
        }
        report.figure("check of " + folder.getFileName(), "ms", runs);
      }
    }
    var cases = cases(packs);
    var runs = new ArrayList<Double>();
    for (var i = 0; i <= RUNS; i++) {
      var steps = 0L;
      var start = System.nanoTime();
      for (var each : cases) {
        steps += each.evaluator().evaluate(each.rule(), each.on(), each.answers()).steps().size();
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      if (i > 0) {
        runs.add(cases.size() / seconds);
      }
      if (steps == 0) {
        throw new IllegalStateException("nothing was explained");
      }
    }
    report.figure("rules evaluated with their explanation, one thread", "/s", runs);
  }

  private static List<One> cases(List<PolicyPack> packs) {
    var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    var all = new ArrayList<One>();
    while (all.size() < CASES) {
      for (var pack : packs) {
        var on = pack.document().effectiveFrom().plusDays(dice.nextInt(900));
        var evaluator = new RuleEvaluator(id -> value(pack, id, on));
        for (var rule : pack.rules()) {
          all.add(new One(evaluator, rule, on, answers(rule, on, dice)));
        }
      }
    }
    return all;
  }

  private static Optional<Object> value(PolicyPack pack, String id, LocalDate on) {
    return pack.parameter(id, on)
        .filter(p -> p.value() != null)
        .map(p ->
            switch (p.type()) {
              case CHOICE -> p.value();
              case BOOL -> Boolean.valueOf(p.value());
              case INT, DECIMAL -> new BigDecimal(p.value());
            });
  }

  private static Map<String, Object> answers(Rule rule, LocalDate on, RandomGenerator dice) {
    var answers = new HashMap<String, Object>();
    for (var ask : rule.asks()) {
      answers.put(
          ask.id(),
          switch (ask.type()) {
            case BOOL -> dice.nextBoolean();
            case CHOICE -> ask.choices().get(dice.nextInt(ask.choices().size())).code();
            case DATE -> on.minusDays(dice.nextInt(9_000));
            case INT, DECIMAL -> number(ask, dice);
          });
    }
    return answers;
  }

  private static BigDecimal number(Rule.Ask ask, RandomGenerator dice) {
    var least = ask.least() == null ? 1 : ask.least().intValue();
    var most = ask.most() == null ? 100_000 : ask.most().intValue();
    return BigDecimal.valueOf(least + dice.nextInt(Math.max(1, most - least)));
  }
}
