package org.yipanqi.governance.bodies;

import org.jspecify.annotations.Nullable;

/**
 * What a post is called, so that two lists that mean the same one find each other.
 *
 * @param unit where the post is; null where it tells itself (head of the county)
 * @param mark which of several of one title; null where there is one
 */
public record PostName(@Nullable String unit, String title, @Nullable String mark) {

  /** Held as a second post, say lists; that is no part of its name. */
  private static final String BESIDE = "(（兼）|\\(兼\\)|兼任)$";

  public PostName {
    unit = unit == null || unit.isBlank() ? null : unit.strip();
    title = title.strip().replaceFirst(BESIDE, "");
    mark = mark == null || mark.isBlank() ? null : mark.strip();
    if (title.isEmpty()) {
      throw new IllegalArgumentException("a post without a title");
    }
  }

  /** As people say it: 县卫生健康局局长; 县卫生健康局副局长（分管医改）. */
  public String words() {
    return (unit == null ? "" : unit) + title + (mark == null ? "" : "（" + mark + "）");
  }
}
