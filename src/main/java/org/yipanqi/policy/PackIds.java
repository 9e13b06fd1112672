package org.yipanqi.policy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Sees to it that an id means one thing: among packs, and in a pack beside its base. */
public final class PackIds {

  private final Map<String, Path> folders = new HashMap<>();

  /** Takes an id for a folder, or says which folder has it already. */
  void take(PackNode head, Path folder, Mistakes mistakes) {
    var other = folders.putIfAbsent(head.text(), folder);
    if (other != null && !other.equals(folder)) {
      mistakes.add(
          head,
          "pack-twice",
          "“" + head.text() + "”已经是文件夹 " + other + " 的包编号，一个编号只能有一个包",
          "\""
              + head.text()
              + "\" is the id of the pack in "
              + other
              + " already; one id is one pack");
    }
  }

  /** What of the base a pack defines again, even from a later day; parameters it may. */
  static void besideBase(PackSections sections, Mistakes mistakes) {
    var base = new HashMap<String, PackNode>();
    var all = sections.all("measures");
    all.stream()
        .filter(n -> n.file().equals(PackFiles.BASE))
        .forEach(n -> base.put(n.text("id"), n));
    for (var node : all) {
      var there = base.get(node.text("id"));
      if (there != null && !node.file().equals(PackFiles.BASE)) {
        mistakes.add(
            node,
            "in-base",
            "共用基础第 " + there.line() + " 行已有“" + node.text("id") + "”，请直接引用，或另取编号",
            "the shared base has \""
                + node.text("id")
                + "\" in line "
                + there.line()
                + "; name it as it is, or choose another id");
      }
    }
  }
}
