package org.yipanqi.messages.outbound;

import org.yipanqi.kernel.Label;

/** Carries a message out over one channel. An outer edge: a mail server, somebody's address. */
interface Carrier {

  /** What goes out: words and the way back, nothing else. */
  record Parcel(String key, String address, Label words, String link) {}

  /** What became of it. */
  sealed interface Outcome {

    record Delivered() implements Outcome {}

    /**
     * Worth trying again.
     *
     * @param fault what went wrong, without the address
     */
    record Later(String fault) implements Outcome {}

    /** Never to be taken there. */
    record Refused(String fault) implements Outcome {}
  }

  Channel channel();

  /** Within some seconds, and without throwing for what the other side does. */
  Outcome carry(Parcel parcel);
}
