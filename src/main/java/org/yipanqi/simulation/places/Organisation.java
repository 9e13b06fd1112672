package org.yipanqi.simulation.places;

/** An organisation of two signs. */
public record Organisation(String code, String name) {}
