package org.yipanqi.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;

/** The texts of all modules' message files, in both languages. */
@Component
public class Messages {

  private final Map<String, String> zh = load("zh");
  private final Map<String, String> en = load("en");

  /** A text in both languages; what it speaks of may be a label of its own. */
  public Label label(String key, Object... arguments) {
    return new Label(
        filled(zh, key, Locale.CHINESE, arguments), filled(en, key, Locale.ENGLISH, arguments));
  }

  /** A text that there may not be. */
  Optional<Label> find(String key) {
    return zh.containsKey(key) ? Optional.of(label(key)) : Optional.empty();
  }

  /** What a problem says to people. */
  public Label label(Problem problem) {
    return label(problem.type().messageKey(), problem.arguments().toArray());
  }

  private static String filled(
      Map<String, String> texts, String key, Locale locale, Object... arguments) {
    var text = texts.get(key);
    if (text == null) {
      throw new IllegalStateException("no text for " + key);
    }
    // Numbers stay as they are: a row or an import is not written 1,024.
    var plain =
        Arrays.stream(arguments)
            .map(it -> it instanceof Label label ? label.in(locale) : String.valueOf(it))
            .toArray();
    return new MessageFormat(text, locale).format(plain);
  }

  private static Map<String, String> load(String language) {
    var all = new Properties();
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*_" + language + ".properties");
      for (var file : files) {
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          all.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, all::getProperty));
  }
}
