package org.yipanqi.simulation.people;

import org.yipanqi.simulation.places.Village;

/**
 * People who live together: one village, one telephone, one family doctor's visit.
 *
 * @param surname of its men and children
 * @param phone of a form that no telephone in the country has
 * @param reluctance how unwilling the household is to sign a contract, 0 to 1
 * @param signsOnDayOfYear on which day of a year it signs when it does
 * @param team which team of the town hospital
 */
public record Household(
    int number,
    Village village,
    String surname,
    String phone,
    double reluctance,
    int signsOnDayOfYear,
    int team) {}
