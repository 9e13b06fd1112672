package org.yipanqi.safekeeping;

import java.util.Locale;

/** What a key is for. A key serves one purpose and no other. */
public enum Purpose {
  /** Identity numbers, phones and addresses of residents. */
  PERSONAL,
  /** Finding them again without opening them. */
  LOOKUP,
  /** Secrets of accounts: those of the second factor. */
  ACCOUNT,
  /** The chain of the audit trail. */
  AUDIT,
  /** Backups. */
  BACKUP,
  /** Files about residents. */
  DOCUMENT;

  String fileName(int no) {
    return "%s-%04d.key".formatted(name().toLowerCase(Locale.ROOT), no);
  }
}
