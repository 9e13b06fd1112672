package org.yipanqi.evaluation.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;

/** Scoring tables of tests, read by the shipped policy. */
public final class Tables {

  private static final PolicyPack YUNAN = yunan();

  private Tables() {}

  private static PolicyPack yunan() {
    try {
      var reading = PackReader.read(Path.of("policies/yunan-2020"), FactCatalogue.load());
      return reading.pack().orElseThrow(() -> new IllegalStateException("" + reading.mistakes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/evaluation", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TableReader.Reading read(String content) {
    return TableReader.read(content, id -> Optional.of(YUNAN).filter(pack -> pack.id().equals(id)));
  }

  static ScoringTable threeCommunities() {
    var reading = read(text("three-communities.yaml"));
    var table = reading.table();
    if (table == null) {
      throw new IllegalStateException("" + reading.mistakes());
    }
    return table;
  }
}
