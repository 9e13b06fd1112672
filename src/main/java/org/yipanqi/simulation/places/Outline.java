package org.yipanqi.simulation.places;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.yipanqi.simulation.files.ResourceTable;

/**
 * A county before its clinics: from the tables of a plan, or made up from its divisions.
 *
 * @param servedBy the town that looks after a farm
 * @param standards institution, standard, from, to
 * @param techniques institution, helper, start, name and evidence
 * @param outside six-digit codes of the places with hospitals that people leave the county for
 * @param outsideShares how often, in the order of {@code outside}
 * @param strangers the six-digit code of the place where strangers come from
 * @param idOffset which of the strangers' identity numbers are this county's, counted from 0
 * @param reform what its document is after
 */
record Outline(
    List<Division> divisions,
    List<Organisation> organisations,
    List<Community> communities,
    List<Institution> hospitals,
    Map<Long, Long> servedBy,
    List<ResourceTable.Row> standards,
    List<ResourceTable.Row> techniques,
    List<String> outside,
    List<Double> outsideShares,
    String strangers,
    int idOffset,
    Reform reform) {

  /** What is left of the county when only one village is lived in: its town hospital and lead. */
  Outline onlyFor(long village) {
    var town = servedBy.getOrDefault(village / 1000, village / 1000);
    var hospital =
        hospitals.stream()
            .filter(h -> h.town() && h.division() == town)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no town hospital for " + village));
    var kept =
        hospitals.stream()
            .filter(h -> h == hospital || h.lead() && h.community().equals(hospital.community()))
            .map(Institution::alone)
            .toList();
    var codes = new HashSet<>(kept.stream().map(Institution::code).toList());
    return new Outline(
        divisions.stream().filter(d -> !d.village() || d.code() == village).toList(),
        List.of(),
        communities.stream().filter(c -> c.code().equals(hospital.community())).toList(),
        kept,
        servedBy,
        standards.stream().filter(r -> codes.contains(r.text("institution"))).toList(),
        techniques.stream()
            .filter(r -> codes.contains(r.text("institution")))
            .filter(r -> codes.contains(r.text("helped_by")))
            .toList(),
        outside,
        outsideShares,
        strangers,
        idOffset,
        reform);
  }
}
