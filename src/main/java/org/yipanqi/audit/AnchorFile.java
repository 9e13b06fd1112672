package org.yipanqi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The anchors outside the database: a text file, one a line, that is only added to. A copy of it on
 * another machine proves the trail even against whoever rules this one.
 */
final class AnchorFile {

  private static final String HEAD =
      "# Anchors of the audit trail: number, day, moment, last entry, its hash, key, proof.\n";

  private final Path path;

  AnchorFile(Path path) {
    this.path = path;
  }

  /** What a file holds. */
  record Content(List<Anchor> anchors, List<Integer> unreadable) {

    Content {
      anchors = List.copyOf(anchors);
      unreadable = List.copyOf(unreadable);
    }

    long last() {
      return anchors.stream().mapToLong(Anchor::no).max().orElse(0);
    }
  }

  Path path() {
    return path;
  }

  /** Nothing when there is no such file. */
  Optional<Content> read() {
    try {
      return Files.exists(path) ? Optional.of(content(Files.readString(path))) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds those that came after the file's last; several processes may do so at once. */
  synchronized void append(List<Anchor> inOrder) throws IOException {
    try (var channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      var text = all(channel);
      // What has no end of line was being written when the machine stopped.
      var whole = text.substring(0, text.lastIndexOf('\n') + 1);
      var last = content(whole).last();
      var added = new StringBuilder(whole.isEmpty() ? HEAD : "");
      inOrder.stream()
          .filter(anchor -> anchor.no() > last)
          .forEach(anchor -> added.append(anchor.line()).append('\n'));
      channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
      channel.position(channel.size());
      channel.write(ByteBuffer.wrap(added.toString().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  /** Over the locked channel: closing another one of the same file would open the lock. */
  private static String all(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      continue;
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static Content content(String text) {
    var anchors = new ArrayList<Anchor>();
    var unreadable = new ArrayList<Integer>();
    var lines = text.split("\n", -1);
    for (var at = 0; at < lines.length; at++) {
      if (!lines[at].isEmpty() && !lines[at].startsWith("#")) {
        var line = at + 1;
        Anchor.of(lines[at]).ifPresentOrElse(anchors::add, () -> unreadable.add(line));
      }
    }
    return new Content(anchors, unreadable);
  }
}
