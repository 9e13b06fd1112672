package org.yipanqi.supervision.inspections;

/** An inspection ended: what follows from it can be proposed. */
public record InspectionEnded(long county) {}
