package org.yipanqi.policy;

/** A decision about a pack was published: what is computed by it may be another thing now. */
public record DefinitionsChanged(String pack) {}
