package org.yipanqi.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Problem;

/** The packs in force in this house: those in the policy folder that have no mistake. */
@Service
public class Policies {

  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

  private final FactCatalogue facts = FactCatalogue.load();
  private final Map<String, PolicyPack> packs = new LinkedHashMap<>();

  Policies(@Value("${yipanqi.policies}") Path folder) {
    for (var each : folders(folder)) {
      load(each);
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.list(folder)) {
      return found.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a pack in from its folder; one with mistakes is refused whole. */
  public final PackReader.Reading load(Path folder) {
    try {
      var reading = PackReader.read(folder, facts);
      reading.pack().ifPresent(pack -> packs.put(pack.id(), pack));
      for (var mistake : reading.mistakes()) {
        LOG.warn("policy pack refused: {}", mistake.in(Locale.ENGLISH));
      }
      return reading;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Collection<PolicyPack> all() {
    return packs.values();
  }

  public Optional<PolicyPack> find(String id) {
    return Optional.ofNullable(packs.get(id));
  }

  /** The pack with an id, or a problem that names it. */
  public PolicyPack get(String id) {
    return find(id).orElseThrow(() -> PolicyProblem.UNKNOWN_PACK.because(id));
  }

  /** Why policies can't answer. */
  enum PolicyProblem implements Problem.Type {
    UNKNOWN_PACK;

    @Override
    public Problem.Kind kind() {
      return Problem.Kind.MISSING;
    }
  }
}
