package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The compiler guards Java; this guards SQL. A module touches its own schema and reads others only
 * through their _api views. SQL outside a text block would escape this test and is not allowed.
 */
class SqlOwnershipTest {

  private static final Pattern USE =
      Pattern.compile(
          "\\b(from|join|into|update|using|table|view|truncate|references|copy|only)\\s+"
              + "([a-z_]+)\\.([a-z_]+)");
  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
  private static final Set<String> SHARED_KEYS = Set.of("registry", "residents");

  @Test
  void sql_in_the_code_stays_at_home() throws IOException {
    var strays = new ArrayList<String>();
    for (var file : House.files(House.SOURCES, ".java")) {
      var home = House.SOURCES.relativize(file).getName(0).toString();
      for (var text : TEXT_BLOCK.matcher(Files.readString(file)).results().toList()) {
        strays.addAll(strays(file, home, text.group(), false));
      }
    }
    assertThat(strays).isEmpty();
  }

  @Test
  void sql_in_the_code_is_written_in_text_blocks() throws IOException {
    var strays = new ArrayList<String>();
    for (var file : House.files(House.SOURCES, ".java")) {
      var rest = TEXT_BLOCK.matcher(Files.readString(file)).replaceAll("");
      for (var text : STRING.matcher(rest).results().toList()) {
        for (var use : USE.matcher(text.group()).results().toList()) {
          if (isSchema(use.group(2))) {
            strays.add(file.getFileName() + ": " + text.group());
          }
        }
      }
    }
    assertThat(strays).isEmpty();
  }

  @Test
  void migrations_stay_at_home_but_for_keys_to_institutions_and_persons() throws IOException {
    var strays = new ArrayList<String>();
    for (var file : House.files(House.MIGRATIONS, ".sql")) {
      var home = House.MIGRATIONS.relativize(file).getName(0).toString();
      strays.addAll(strays(file, home, Files.readString(file), true));
    }
    assertThat(strays).isEmpty();
  }

  private static List<String> strays(Path file, String home, String sql, boolean migration)
      throws IOException {
    var strays = new ArrayList<String>();
    for (var use : USE.matcher(sql).results().toList()) {
      var word = use.group(1);
      var schema = use.group(2);
      var own = schema.equals(home) || (migration && schema.equals(home + "_api"));
      var read = Set.of("from", "join", "using").contains(word) && schema.endsWith("_api");
      var key = migration && word.equals("references") && SHARED_KEYS.contains(schema);
      if (isSchema(schema) && !own && !read && !key) {
        strays.add(file.getFileName() + ": " + use.group());
      }
    }
    return strays;
  }

  /** Tells a schema from the alias of a table. */
  private static boolean isSchema(String name) throws IOException {
    var modules = new TreeSet<String>();
    try (var folders = Files.list(House.SOURCES)) {
      folders.filter(Files::isDirectory).forEach(f -> modules.add(f.getFileName().toString()));
    }
    return name.endsWith("_api") || modules.contains(name);
  }
}
