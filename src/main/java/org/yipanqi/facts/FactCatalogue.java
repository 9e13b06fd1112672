package org.yipanqi.facts;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every fact and every import format of the house, by code. */
public final class FactCatalogue {

  private final Map<String, FactDeclaration> facts = new LinkedHashMap<>();
  private final Map<String, ImportFormat> formats = new LinkedHashMap<>();

  private FactCatalogue(Iterable<RecordKeeping> modules) {
    for (var module : modules) {
      for (var fact : module.facts()) {
        if (facts.put(fact.code(), fact) != null) {
          throw new IllegalStateException("fact declared twice: " + fact.code());
        }
      }
      for (var format : module.formats()) {
        if (formats.put(format.code(), format) != null) {
          throw new IllegalStateException("import format declared twice: " + format.code());
        }
      }
    }
  }

  /** All that the modules on the class path declare. */
  public static FactCatalogue load() {
    return new FactCatalogue(ServiceLoader.load(RecordKeeping.class));
  }

  public static FactCatalogue of(List<RecordKeeping> modules) {
    return new FactCatalogue(modules);
  }

  public Optional<FactDeclaration> fact(String code) {
    return Optional.ofNullable(facts.get(code));
  }

  public Collection<FactDeclaration> facts() {
    return facts.values();
  }

  public Optional<ImportFormat> format(String code) {
    return Optional.ofNullable(formats.get(code));
  }

  /** Formats in the order in which a county's files should be imported. */
  public List<ImportFormat> formats() {
    return formats.values().stream().sorted(Comparator.comparingInt(ImportFormat::order)).toList();
  }
}
