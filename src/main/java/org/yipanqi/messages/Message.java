package org.yipanqi.messages;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Something to be told. No name of a person, no number of one, no figure about one is in it.
 *
 * @param key what happened, once and for ever: {@code report-returned:42:3}. Told twice, it is
 *     there once
 * @param kind module and event: {@code reporting.returned}
 * @param link the page on which something can be done about it, from the first slash
 * @param due until when; null where nothing presses
 */
public record Message(
    String key, String kind, Set<Recipient> to, Label words, String link, @Nullable Instant due) {

  public static final int LONGEST_WORDS = 500;
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_LINK = 300;

  public Message {
    to = Set.copyOf(to);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("a message for nobody: " + key);
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("a key of 1 to " + LONGEST_KEY + " characters: " + key);
    }
    if (!kind.matches("[a-z_]+(\\.[a-z_]+)+")) {
      throw new IllegalArgumentException("a kind such as reporting.returned: " + kind);
    }
    if (!link.matches("/[^/].*") || link.length() > LONGEST_LINK) {
      throw new IllegalArgumentException("a link to a page of the house: " + link);
    }
    if (words.zh().length() > LONGEST_WORDS || words.en().length() > LONGEST_WORDS) {
      throw new IllegalArgumentException("words of at most " + LONGEST_WORDS + " characters");
    }
  }
}
