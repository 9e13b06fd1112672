package org.yipanqi.policy.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Label;

/** The matters on which documents are compared, as {@code topics.yaml} beside the packs lists them. */
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
      var load = new Load(LoadSettings.builder().setLabel("topics.yaml").build());
      var root = (Map<?, ?>) load.loadFromString(Files.readString(file));
      return ((List<?>) root.get("topics")).stream().map(t -> topic((Map<?, ?>) t)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Topic topic(Map<?, ?> node) {
    var title = (Map<?, ?>) node.get("title");
    var entries = new LinkedHashMap<String, List<String>>();
    ((Map<?, ?>) node.get("entries"))
        .forEach(
            (pack, list) ->
                entries.put(
                    pack.toString(), ((List<?>) list).stream().map(Object::toString).toList()));
    return new Topic(
        node.get("id").toString(),
        new Label(title.get("zh").toString(), title.get("en").toString()),
        entries);
  }

  List<Topic> all() {
    return topics;
  }
}
