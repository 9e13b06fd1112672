package org.yipanqi.referral.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;

/**
 * Puts the files of the catalogue into the database when the product starts: the one it brings, and
 * whatever the operator has laid into a folder. A file that can't be read, or whose version was
 * read before with another content, is left out as a whole and told in the log; what was in force
 * stays in force.
 */
@Component
class CatalogueShelf {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueShelf.class);
  private static final String SHIPPED = "/catalogue/2026-11-26.yaml";
  private static final int MOST_FILES = 100;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Clock clock;
  private final Path folder;

  CatalogueShelf(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      @Value("${yipanqi.referral.catalogue}") Path folder) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.folder = folder;
  }

  @EventListener(ApplicationReadyEvent.class)
  void fill() {
    Acting.asHouse(() -> {
      put("shipped", shipped());
      for (var file : files(folder)) {
        try {
          put(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
          LOG.error("the catalogue file {} can't be read: {}", file, e.getMessage());
        }
      }
    });
  }

  static byte[] shipped() {
    try (var in = CatalogueShelf.class.getResourceAsStream(SHIPPED)) {
      return Objects.requireNonNull(in, SHIPPED).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.list(folder)) {
      return found.filter(f -> f.toString().endsWith(".yaml")).sorted().limit(MOST_FILES).toList();
    } catch (IOException e) {
      LOG.error("the folder of the catalogue {} can't be read: {}", folder, e.getMessage());
      return List.of();
    }
  }

  /** Returns whether the file is in the database now. */
  boolean put(String name, byte[] bytes) {
    try {
      var file = CatalogueFile.read(bytes);
      return Acting.together(transactions, () -> put(name, file));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      LOG.error("the catalogue file {} is left out: {}", name, e.getMessage());
      return false;
    }
  }

  private boolean put(String name, CatalogueFile file) {
    var added =
        jdbc.sql(
                """
                insert into referral.catalogue_file (version, valid_from, county, source, digest,
                       read_at)
                values (:version, :from, :county, :source, :digest, :now)
                on conflict (version) do nothing
                """)
            .param("version", file.version())
            .param("from", file.validFrom())
            .param("county", file.county())
            .param("source", file.source())
            .param("digest", file.digest())
            .param("now", OffsetDateTime.now(clock))
            .update();
    if (added == 0) {
      return sameAsBefore(name, file);
    }
    file.lines().forEach(this::insert);
    file.ended().forEach(code -> end(file.version(), code));
    return true;
  }

  private boolean sameAsBefore(String name, CatalogueFile file) {
    var before =
        jdbc.sql(
                """
                select digest from referral.catalogue_file where version = :version
                """)
            .param("version", file.version())
            .query(String.class)
            .single();
    if (!before.equals(file.digest())) {
      LOG.error(
          "the catalogue file {} is left out: version {} was read before with another content;"
              + " give it a new version and date",
          name,
          file.version());
    }
    return before.equals(file.digest());
  }

  private void insert(CatalogueLine line) {
    jdbc.sql(
            """
            insert into referral.catalogue_line (version, code, advice, icd10, lowest, highest,
                   asks_reason, disease_zh, disease_en, when_zh, when_en, basis)
            values (:version, :code, :advice, :icd10, :lowest, :highest, :asks, :zh, :en, :whenZh,
                   :whenEn, :basis)
            """)
        .param("version", line.version())
        .param("code", line.code())
        .param("advice", line.kind().code())
        .param("icd10", line.icd10().toArray(String[]::new))
        .param("lowest", line.lowest().code())
        .param("highest", line.highest().code())
        .param("asks", line.asksReason())
        .param("zh", line.disease().zh())
        .param("en", line.disease().en())
        .param("whenZh", line.when().zh())
        .param("whenEn", line.when().en())
        .param("basis", line.basis())
        .update();
  }

  private void end(String version, String code) {
    jdbc.sql(
            """
            insert into referral.catalogue_line (version, code, ended, icd10, asks_reason, basis)
            values (:version, :code, true, '{}', false, 'ended')
            """)
        .param("version", version)
        .param("code", code)
        .update();
  }
}
