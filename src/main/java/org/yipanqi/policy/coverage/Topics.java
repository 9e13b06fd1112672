package org.yipanqi.policy.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;

/**
 * The matters on which documents are compared, as {@code topics.yaml} beside the packs lists them.
 */
@Component
public class Topics {

  /**
   * @param entries by pack, each as kind:id
   */
  public record Topic(String id, Label title, Map<String, List<String>> entries) {}

  private final List<Topic> topics;

  Topics(@Value("${yipanqi.policies}") Path folder) {
    topics = read(folder);
  }

  /** Those of a policy folder; none where it has no such file. */
  public static List<Topic> read(Path folder) {
    var file = folder.resolve("topics.yaml");
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      var settings = LoadSettings.builder().setLabel("topics.yaml").build();
      var root = new Load(settings).loadFromString(Files.readString(file));
      return list(field(root, "topics")).stream().map(Topics::topic).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Topic topic(Object node) {
    var title = field(node, "title");
    var entries = new LinkedHashMap<String, List<String>>();
    map(field(node, "entries"))
        .forEach((pack, listed) ->
            entries.put(pack.toString(), list(listed).stream().map(Object::toString).toList()));
    return new Topic(
        field(node, "id").toString(),
        new Label(field(title, "zh").toString(), field(title, "en").toString()),
        entries);
  }

  private static Object field(@Nullable Object node, String name) {
    var value = map(node).get(name);
    if (value == null) {
      throw new IllegalStateException("topics.yaml: " + name + " is missing");
    }
    return value;
  }

  private static Map<Object, Object> map(@Nullable Object node) {
    if (!(node instanceof Map<?, ?> map)) {
      throw new IllegalStateException("topics.yaml: a mapping is wanted, not " + node);
    }
    var fields = new LinkedHashMap<Object, Object>();
    map.forEach((key, value) -> fields.put(key, value));
    return fields;
  }

  private static List<Object> list(@Nullable Object node) {
    if (!(node instanceof List<?> list)) {
      throw new IllegalStateException("topics.yaml: a list is wanted, not " + node);
    }
    return List.copyOf(list);
  }

  List<Topic> all() {
    return topics;
  }
}
