package org.yipanqi.simulation;

/** Where a record comes from: the source system, who typed it, on which day and minute of it. */
record Origin(String source, String by, int day, int minute) {}
