package org.yipanqi.referral.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.yipanqi.kernel.Label;

/**
 * A dated file of the catalogue.
 *
 * @param county for which alone it is; null for every one
 * @param source who says so
 * @param ended codes of lines that are no more from its day on
 * @param digest of its bytes: a version is one content for ever
 */
record CatalogueFile(
    String version,
    LocalDate validFrom,
    @Nullable Long county,
    String source,
    List<CatalogueLine> lines,
    List<String> ended,
    String digest) {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_LINES = 2_000;

  CatalogueFile {
    lines = List.copyOf(lines);
    ended = List.copyOf(ended);
    var seen = new HashSet<>(ended);
    if (seen.size() < ended.size() || !lines.stream().allMatch(line -> seen.add(line.code()))) {
      throw new IllegalArgumentException("a code stands twice in " + version);
    }
  }

  /** Reads a file. Throws {@link IllegalArgumentException} with what is wrong in it. */
  static CatalogueFile read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("larger than 1 MB");
    }
    var top = map(yaml(bytes), "the file");
    var version = text(top, "version");
    var from = LocalDate.parse(text(top, "from"));
    var lines = new ArrayList<CatalogueLine>();
    var ended = new ArrayList<String>();
    for (var each : list(top, "lines")) {
      var of = map(each, "a line");
      if (Boolean.TRUE.equals(of.get("ended"))) {
        ended.add(text(of, "code"));
      } else {
        lines.add(line(of, version, from));
      }
    }
    if (lines.size() + ended.size() > MOST_LINES) {
      throw new IllegalArgumentException("more than " + MOST_LINES + " lines");
    }
    var county = top.get("county") == null ? null : Long.valueOf(text(top, "county"));
    return new CatalogueFile(
        version, from, county, text(top, "source"), lines, ended, digest(bytes));
  }

  private static Object yaml(byte[] bytes) {
    try {
      return new Load(LoadSettings.builder().build())
          .loadFromString(new String(bytes, StandardCharsets.UTF_8));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("not YAML: " + e.getMessage(), e);
    }
  }

  private static CatalogueLine line(Map<?, ?> of, String version, LocalDate from) {
    var at = list(of, "at");
    if (at.isEmpty() || at.size() > 2) {
      throw new IllegalArgumentException(text(of, "code") + ": at names one level or two");
    }
    return new CatalogueLine(
        text(of, "code"),
        version,
        from,
        AdviceKind.of(text(of, "advice")),
        list(of, "icd10").stream().map(String::valueOf).toList(),
        CareLevel.of(at.getFirst().toString()),
        CareLevel.of(at.getLast().toString()),
        Boolean.parseBoolean(text(of, "asks_reason")),
        label(of, "disease"),
        label(of, "when"),
        text(of, "basis"));
  }

  private static Label label(Map<?, ?> of, String key) {
    var words = map(of.get(key), key);
    return new Label(text(words, "zh"), text(words, "en"));
  }

  private static Map<?, ?> map(@Nullable Object of, String what) {
    if (of instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " holds no keys");
  }

  private static List<?> list(Map<?, ?> of, String key) {
    if (of.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("no list of " + key + " in " + of.get("code"));
  }

  private static String text(Map<?, ?> of, String key) {
    var value = of.get(key);
    if (value == null || value instanceof Map || value instanceof List) {
      throw new IllegalArgumentException("no " + key + " in " + of.get("code"));
    }
    return value.toString();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
