package org.yipanqi.simulation.files;

/** Where a record comes from: the source system, who typed it, on which day and minute of it. */
public record Origin(String source, String by, int day, int minute) {}
