package org.yipanqi.referral;

/** On which side of a referral somebody stands. */
enum Side {
  SENDER,
  RECEIVER,
  /** Where the patient comes down to, and is followed up. */
  HOME,
  /** Sender or receiver. */
  EITHER,
  /** The house itself, for what no user does. */
  HOUSE,
  /** Where nothing is left to do. */
  NOBODY
}
