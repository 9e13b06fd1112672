package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yipanqi.kernel.Problem;

/** Every way the house says no is explained in both languages, and listed in docs/problems.md. */
class ProblemCatalogueTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");

  @Test
  void every_problem_has_its_text_in_both_languages_and_every_text_its_problem()
      throws IOException {
    var modules = new TreeSet<String>();
    problems().forEach(problem -> modules.add(problem.module()));
    for (var file : House.files(House.MESSAGES, "_zh.properties")) {
      modules.add(file.getFileName().toString().replace("_zh.properties", ""));
    }
    for (var module : modules) {
      var expected = new TreeSet<String>();
      problems().stream()
          .filter(problem -> problem.module().equals(module))
          .forEach(problem -> expected.add(problem.messageKey()));

      assertThat(problemKeys(texts(module, "zh"))).as(module).isEqualTo(expected);
      assertThat(problemKeys(texts(module, "en"))).as(module).isEqualTo(expected);
    }
  }

  @Test
  void every_text_exists_in_both_languages_with_the_same_placeholders() throws IOException {
    for (var file : House.files(House.MESSAGES, ".properties")) {
      var module = file.getFileName().toString().replaceAll("_(zh|en)\\.properties$", "");
      var chinese = texts(module, "zh");
      var english = texts(module, "en");

      assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
      for (var key : chinese.stringPropertyNames()) {
        assertThat(placeholders(chinese.getProperty(key)))
            .as(module + " " + key)
            .isEqualTo(placeholders(english.getProperty(key)));
      }
    }
  }

  @Test
  void the_list_of_problems_is_up_to_date() throws IOException {
    var list = new StringBuilder("# Problems\n\nEvery way the house says no. Generated.\n");
    var module = "";
    for (var problem : problems()) {
      if (!problem.module().equals(module)) {
        module = problem.module();
        list.append(
            "\n## %s\n\n| code | kind | text | 中文 |\n|---|---|---|---|\n".formatted(module));
      }
      var key = problem.messageKey();
      list.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  key.substring(key.lastIndexOf('.') + 1),
                  problem.kind(),
                  cell(texts(module, "en").getProperty(key, "")),
                  cell(texts(module, "zh").getProperty(key, ""))));
    }
    House.golden(Path.of("docs/problems.md"), list.toString());
  }

  private static List<Problem.Type> problems() {
    var problems = new ArrayList<Problem.Type>();
    for (var type : House.classes()) {
      if (type.isEnum() && type.isAssignableTo(Problem.Type.class)) {
        for (var constant : type.reflect().getEnumConstants()) {
          problems.add((Problem.Type) constant);
        }
      }
    }
    problems.sort(Comparator.comparing(Problem.Type::messageKey));
    return problems;
  }

  private static Set<String> problemKeys(Properties texts) {
    var keys = new TreeSet<>(texts.stringPropertyNames());
    keys.removeIf(key -> !key.startsWith("problem."));
    return keys;
  }

  private static Properties texts(String module, String language) throws IOException {
    var texts = new Properties();
    var file = House.MESSAGES.resolve(module + "_" + language + ".properties");
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        texts.load(reader);
      }
    }
    return texts;
  }

  private static Set<String> placeholders(String text) {
    var found = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }

  private static String cell(String text) {
    return text.replace("''", "'").replace("|", "\\|");
  }
}
