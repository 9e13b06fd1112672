package org.yipanqi.indicators.lineage;

/**
 * A number computed once more from its records.
 *
 * @param records how many there are
 * @param value what they give
 */
public record RecountView(long records, String value) {}
