package org.yipanqi.simulation.places;

/** A medical community. */
public record Community(String code, String name, String nameEn, String shortName) {}
