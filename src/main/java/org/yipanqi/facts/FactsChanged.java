package org.yipanqi.facts;

/** An import was committed; its marks say what it touched. */
public record FactsChanged(long importId) {}
