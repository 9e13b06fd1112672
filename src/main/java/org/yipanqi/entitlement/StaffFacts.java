package org.yipanqi.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What somebody's posts tell of a day, by the names that packs use. Whether time in a side post
 * counts no document says: what would differ with and without side posts is not known.
 */
final class StaffFacts {

  private static final Comparator<Stretch> LONGER =
      Comparator.comparingLong(Stretch::days).thenComparing(Stretch::from);

  private StaffFacts() {}

  static Map<String, Object> of(List<Post> posts, LocalDate on) {
    var main = posts.stream().filter(Post::main).toList();
    var facts = new HashMap<String, Object>();
    main(main, on).ifPresent(now -> present(main, now, on, facts));
    var strict = timed(main, on);
    if (main.size() == posts.size()) {
      facts.putAll(strict);
    } else {
      var wide = timed(posts, on);
      strict.forEach((name, value) -> {
        if (value.equals(wide.get(name))) {
          facts.put(name, value);
        }
      });
    }
    return facts;
  }

  /** The main post of a day; the newer where records have two. */
  static Optional<Post> main(List<Post> posts, LocalDate on) {
    return posts.stream()
        .filter(p -> p.main() && p.on(on))
        .max(Comparator.comparing(Post::from).thenComparing(Post::workplace));
  }

  private static void present(List<Post> main, Post now, LocalDate on, Map<String, Object> facts) {
    facts.put("staff.category", now.category());
    facts.put("staff.title", now.title());
    facts.put("staff.education", now.education());
    facts.put("staff.gp", now.gp());
    facts.put("staff.head", now.head());
    facts.put("staff.workplace_kind", now.kind().code());
    switch (now.category()) {
      case "doctor" -> facts.put("staff.licence", "physician");
      case "assistant_doctor" -> facts.put("staff.licence", "assistant_physician");
      case "nurse", "pharmacist", "technician", "village_doctor" ->
          facts.put("staff.licence", "other");
      default -> {} // a manager or worker may hold a licence that the register doesn't tell
    }
    switch (now.category()) {
      case "doctor", "assistant_doctor", "nurse", "pharmacist", "technician" ->
          facts.put("staff.technical", true);
      case "manager", "worker" -> facts.put("staff.technical", false);
      default -> {} // statistics count village doctors apart
    }
    going(main, p -> p.workplace() == now.workplace(), on)
        .ifPresent(s -> facts.put("staff.here_since", s.from()));
  }

  private static Optional<Stretch> going(List<Post> posts, Predicate<Post> which, LocalDate on) {
    return Stretch.of(posts.stream().filter(which).toList(), on).stream()
        .filter(Stretch::goesOn)
        .findFirst();
  }

  private static Map<String, Object> timed(List<Post> posts, LocalDate on) {
    var facts = new HashMap<String, Object>();
    var grassroots = posts.stream().filter(Post::atGrassroots).toList();
    var stretches = Stretch.of(grassroots, on);
    facts.put("staff.at_grassroots", grassroots.stream().anyMatch(p -> p.on(on)));
    facts.put("staff.been_at_grassroots", !stretches.isEmpty());
    facts.put("staff.grassroots_months", BigDecimal.valueOf(Stretch.months(stretches)));
    stretches.stream()
        .max(LONGER)
        .ifPresent(longest -> {
          facts.put("staff.grassroots_longest_from", longest.from());
          facts.put("staff.grassroots_longest_until", longest.until());
          facts.put("staff.grassroots_interrupted", false); // a stretch is what has no gap
        });
    stretches.stream()
        .filter(Stretch::goesOn)
        .findFirst()
        .ifPresent(now -> facts.put("staff.grassroots_since", now.from()));
    going(posts, Post::inTownHospital, on)
        .ifPresent(now -> facts.put("staff.town_hospital_since", now.from()));
    return facts;
  }
}
