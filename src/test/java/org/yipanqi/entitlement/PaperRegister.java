package org.yipanqi.entitlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.yipanqi.registry.InstitutionKind;

/** The invented staff of the paper register, as an officer reads and writes it. */
record PaperRegister(
    String name,
    List<Post> posts,
    LocalDate on,
    List<Statement> stated,
    Map<String, String> facts,
    Map<String, String> answers) {

  static List<PaperRegister> read() {
    var settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    try {
      var text = Files.readString(Path.of("src/test/resources/paper/staff-register.yaml"));
      var root = (Map<?, ?>) new Load(settings).loadFromString(text);
      return ((List<?>) root.get("staff")).stream().map(s -> one((Map<?, ?>) s)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PaperRegister one(Map<?, ?> of) {
    var posts = new ArrayList<Post>();
    var places = new HashMap<String, Integer>();
    for (var each : (List<?>) of.get("posts")) {
      posts.add(post((Map<?, ?>) each, places));
    }
    return new PaperRegister(
        text(of, "name"),
        List.copyOf(posts),
        LocalDate.parse(text(of, "on")),
        stated(of),
        texts(of.get("facts")),
        texts(of.get("answers")));
  }

  private static Post post(Map<?, ?> of, Map<String, Integer> places) {
    var kind = text(of, "at");
    return new Post(
        places.computeIfAbsent(kind, _ -> places.size() + 1),
        InstitutionKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        !of.containsKey("side"),
        text(of, "category"),
        text(of, "title"),
        "bachelor",
        false,
        false,
        LocalDate.parse(text(of, "from")),
        of.containsKey("to") ? LocalDate.parse(text(of, "to")) : null);
  }

  private static List<Statement> stated(Map<?, ?> of) {
    var all = new ArrayList<Statement>();
    texts(of.get("stated"))
        .forEach((question, typed) ->
            all.add(
                new Statement(
                    all.size() + 1L,
                    1,
                    "1",
                    "any",
                    typed.substring(0, typed.indexOf('=')),
                    question,
                    typed.substring(typed.indexOf('=') + 1),
                    LocalDate.of(2000, 1, 1),
                    null,
                    "人事",
                    OffsetDateTime.parse("2020-12-01T08:00:00+08:00"),
                    null,
                    null,
                    0)));
    return List.copyOf(all);
  }

  private static String text(Map<?, ?> of, String key) {
    var found = of.get(key);
    if (found == null) {
      throw new IllegalArgumentException(of.get("name") + " lacks " + key);
    }
    return found.toString();
  }

  private static Map<String, String> texts(Object of) {
    var texts = new HashMap<String, String>();
    if (of instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(key.toString(), value.toString()));
    }
    return texts;
  }
}
