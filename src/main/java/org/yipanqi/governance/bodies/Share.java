package org.yipanqi.governance.bodies;

/**
 * A share that a charter asks for: at least two thirds, more than half. Counted in whole people, so
 * nothing is rounded.
 *
 * @param more whether the share itself is not enough
 */
public record Share(int above, int below, boolean more) {

  static final int LARGEST = 100;

  public Share {
    if (above < 1 || below > LARGEST || above > below || more && above == below) {
      throw new IllegalArgumentException("no share: " + above + "/" + below);
    }
  }

  /** The fewest of a whole that suffice; of nobody nothing does, and 1 is told. */
  public int fewest(int whole) {
    var some = (int) ((long) whole * above / below);
    while (!reached(some, Math.max(whole, 1))) {
      some++;
    }
    return some;
  }

  /** Whether so many of a whole suffice. Of nobody nothing suffices. */
  public boolean reached(int some, int whole) {
    if (whole == 0) {
      return false;
    }
    var difference = (long) some * below - (long) whole * above;
    return more ? difference > 0 : difference >= 0;
  }
}
