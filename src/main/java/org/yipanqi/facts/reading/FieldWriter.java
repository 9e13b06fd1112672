package org.yipanqi.facts.reading;

import java.nio.ByteBuffer;

/** Writes one value of a row: its length in bytes and its bytes, or -1 for none. */
interface FieldWriter {

  int NONE = -1;

  void write(RowValues row, ByteBuffer out);
}
