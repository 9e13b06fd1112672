package org.yipanqi.safekeeping;

import org.yipanqi.kernel.Problem;

/** Why something can't be closed or opened. */
public enum SafekeepingProblem implements Problem.Type {
  /** The key folder can't be read or written. */
  KEYS_UNUSABLE,
  /** Others than the owner may read a key. */
  KEY_EXPOSED,
  /** A key file holds something else than a key. */
  KEY_DAMAGED,
  /** What was closed names a key that is not in the folder. */
  KEY_MISSING,
  /** A key has the number of another one that values of the database were closed with. */
  KEY_FOREIGN,
  /** What is to be opened was changed, or was closed for another place. */
  NOT_AUTHENTIC,
  /** A certificate without a key, or a key without a certificate. */
  TLS_HALF,
  /** The certificate's or its key's file is not there, or not for this account. */
  TLS_MISSING,
  /** The certificate's or its key's file holds something else, or can't be read. */
  TLS_UNREADABLE,
  TLS_EXPIRED,
  /** The certificate is good only later. */
  TLS_NOT_YET,
  /** The key is another certificate's. */
  TLS_MISMATCH;

  @Override
  public Problem.Kind kind() {
    return Problem.Kind.INVALID;
  }
}
