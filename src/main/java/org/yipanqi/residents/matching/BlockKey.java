package org.yipanqi.residents.matching;

import org.jspecify.annotations.Nullable;

/** What must be equal for two entries to be compared at all, in memory and in the database. */
enum BlockKey {
  NUMBER("id_no_digest") {
    @Override
    @Nullable Object of(Traits entry) {
      return entry.valid() ? entry.number() : null;
    }
  },
  SOUND("name_pinyin") {
    @Override
    Object of(Traits entry) {
      return entry.sound();
    }
  },
  BIRTH("birth_date") {
    @Override
    Object of(Traits entry) {
      return entry.born();
    }
  },
  PHONE("phone_digest") {
    @Override
    @Nullable Object of(Traits entry) {
      return entry.phone();
    }
  },
  HOME("home") {
    @Override
    @Nullable Object of(Traits entry) {
      return entry.home();
    }
  };

  private final String column;

  BlockKey(String column) {
    this.column = column;
  }

  /** Null where an entry has none: then the block does not concern it. */
  abstract @Nullable Object of(Traits entry);

  /** A column of {@code residents.comparable}. */
  String column() {
    return column;
  }
}
