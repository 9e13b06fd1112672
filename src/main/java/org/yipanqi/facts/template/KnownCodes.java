package org.yipanqi.facts.template;

import java.util.List;

/**
 * What the county knows already, for people to choose from.
 *
 * @param institutions without those that are an organisation alone
 * @param units institutions, communities and divisions
 * @param facts that can be owed, in the template's language
 */
public record KnownCodes(
    List<Known> institutions,
    List<Known> units,
    List<Known> divisions,
    List<Known> sources,
    List<Known> facts) {

  /** A code and the name that goes with it. */
  public record Known(String code, String name) {}

  public KnownCodes {
    institutions = List.copyOf(institutions);
    units = List.copyOf(units);
    divisions = List.copyOf(divisions);
    sources = List.copyOf(sources);
    facts = List.copyOf(facts);
  }
}
