package org.yipanqi.governance.bodies;

/** Who is in a seat. A seat without a post is something else than a post without a holder. */
public sealed interface Sitting {

  /** The post isn't known: the document gives none, or not which, and the county has not said. */
  record Unstated() implements Sitting {}

  /** Nobody holds the post. */
  record Vacant(long post) implements Sitting {}

  record Held(long post, String holder) implements Sitting {}
}
