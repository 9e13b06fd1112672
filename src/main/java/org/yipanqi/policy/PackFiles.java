package org.yipanqi.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the files of a pack's folder as YAML and has their shape checked against the schema. */
final class PackFiles {

  /** What the shared base is called in mistakes; no file of a folder has this name. */
  static final String BASE = "../base.yaml";

  private static final int MAX_FILES = 50;
  private static final long MAX_BYTES = 4 << 20;
  private static final int MAX_DEPTH = 40;

  private final Mistakes mistakes;
  private final PackSchema schema;

  PackFiles(Mistakes mistakes, PackSchema schema) {
    this.mistakes = mistakes;
    this.schema = schema;
  }

  /** The well-formed files of a folder, in the order of their names, the shared base first. */
  List<PackNode> read(Path folder) throws IOException {
    var roots = parsed(folder);
    if (schema.newer(roots, mistakes)) {
      return List.of();
    }
    roots.forEach(root -> schema.check(root, mistakes));
    return roots;
  }

  private List<PackNode> parsed(Path folder) throws IOException {
    var roots = new ArrayList<PackNode>();
    for (var path : yamlFiles(folder)) {
      root(path).ifPresent(roots::add);
    }
    if (roots.isEmpty() && mistakes.none()) {
      mistakes.add(
          folder.toString(),
          1,
          1,
          "empty-pack",
          "文件夹里没有 .yaml 文件",
          "the folder holds no .yaml file");
    }
    var base = roots.stream().flatMap(r -> r.get("uses").stream()).findFirst();
    if (base.isPresent()) {
      base(folder, base.get()).ifPresent(roots::addFirst);
    }
    return roots;
  }

  /** The base beside the folder; where there is none, the one that the product brings along. */
  private Optional<PackNode> base(Path folder, PackNode at) throws IOException {
    var beside = folder.toAbsolutePath().resolveSibling(at.text() + ".yaml");
    if (Files.isRegularFile(beside)) {
      return root(BASE, Files.readString(beside));
    }
    try (var in = PackFiles.class.getResourceAsStream("/policies/" + at.text() + ".yaml")) {
      if (in == null) {
        mistakes.add(at, "no-base", "没有共用的基础定义", "there is no shared base");
        return Optional.empty();
      }
      return root(BASE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private List<Path> yamlFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      mistakes.add(folder.toString(), 1, 1, "no-folder", "没有这个文件夹", "there is no such folder");
      return List.of();
    }
    try (var files = Files.list(folder)) {
      var found =
          files
              .filter(f -> f.toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml"))
              .sorted()
              .toList();
      if (found.size() > MAX_FILES) {
        mistakes.add(folder.toString(), 1, 1, "too-many-files", "文件超过 50 个", "more than 50 files");
        return List.of();
      }
      return found;
    }
  }

  private Optional<PackNode> root(Path path) throws IOException {
    var file = String.valueOf(path.getFileName());
    if (Files.size(path) > MAX_BYTES) {
      mistakes.add(file, 1, 1, "too-large", "文件超过 4 MB", "the file is larger than 4 MB");
      return Optional.empty();
    }
    try {
      return root(file, Files.readString(path));
    } catch (CharacterCodingException e) {
      mistakes.add(file, 1, 1, "encoding", "文件不是 UTF-8 编码", "the file is not UTF-8");
    }
    return Optional.empty();
  }

  private Optional<PackNode> root(String file, String text) {
    try {
      var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
      var composed = new Compose(settings).composeString(text);
      if (composed.isEmpty()) {
        return Optional.empty();
      }
      var root = new PackNode(file, composed.get());
      if (sound(root, root.node(), 0)) {
        return Optional.of(root);
      }
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark();
      var line = mark.map(m -> m.getLine() + 1).orElse(1);
      var column = mark.map(m -> m.getColumn() + 1).orElse(1);
      mistakes.add(
          file, line, column, "yaml", "YAML 写法有误：" + e.getProblem(), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      mistakes.add(file, 1, 1, "yaml", "YAML 写法有误", "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** No key twice in a mapping, no endless nesting. */
  private boolean sound(PackNode root, Node node, int depth) {
    if (depth > MAX_DEPTH) {
      mistakes.add(new PackNode(root.file(), node), "too-deep", "层次太深", "nested too deeply");
      return false;
    }
    return switch (node) {
      case MappingNode mapping -> {
        var keys = new HashSet<String>();
        var fine = true;
        for (var tuple : mapping.getValue()) {
          var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
          if (!keys.add(key)) {
            mistakes.add(
                new PackNode(root.file(), tuple.getKeyNode()),
                "duplicate-key",
                "“" + key + "”写了两次",
                "\"" + key + "\" is given twice");
          }
          fine &= sound(root, tuple.getValueNode(), depth + 1);
        }
        yield fine;
      }
      case SequenceNode sequence -> {
        var fine = true;
        for (var item : sequence.getValue()) {
          fine &= sound(root, item, depth + 1);
        }
        yield fine;
      }
      default -> true;
    };
  }
}
