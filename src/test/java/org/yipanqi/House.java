package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The product's classes and files, as the house tests look at them. */
final class House {

  static final Path SOURCES = Path.of("src/main/java/org/yipanqi");
  static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  static final Path MESSAGES = Path.of("src/main/resources/messages");

  private static final String ROOT = "org.yipanqi";

  private House() {}

  static JavaClasses classes() {
    return Imported.CLASSES;
  }

  /** The module a class lives in; empty for the root package and for other people's classes. */
  static String module(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return "";
    }
    return name.substring(ROOT.length() + 1).split("\\.", -1)[0];
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /**
   * Compares a generated file with the one checked in. {@code mvn test -Dtest=… -Dgolden=write}
   * writes it instead, to be looked at and committed.
   */
  static void golden(Path file, String generated) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, generated);
    }
    var checkedIn = Files.exists(file) ? Files.readString(file) : "";
    assertThat(generated)
        .as("%s is out of date; see STYLE.md, golden files", file)
        .isEqualTo(checkedIn);
  }

  private static final class Imported {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }
}
