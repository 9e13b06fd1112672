package org.yipanqi.access.signin;

import java.util.Locale;

/** How far somebody is on the way in. */
enum Standing {
  /** Nobody. */
  OUT,
  /** The code of the second factor is wanted. */
  CODE,
  /** The duty wants a second factor, and there is none yet. */
  FACTOR,
  /** The password was given by somebody else and must be changed. */
  PASSWORD,
  /** There is no duty to act in. */
  NO_DUTY,
  IN;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
