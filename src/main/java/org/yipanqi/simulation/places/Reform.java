package org.yipanqi.simulation.places;

import java.time.YearMonth;

/**
 * When a county's reform begins, and what it does to the staff of towns and villages.
 *
 * @param from the month in which the county's document takes effect
 * @param generalPractitioners how many times the usual share of town doctors are general
 *     practitioners; more where the document counts heads of a hospital, which has a tenth of them
 *     when a tenth of the county is invented
 * @param doctorsInClinics the share of village doctors' places at which an assistant doctor works
 *     too
 * @param clinicsShared whether one village doctor has the clinics of so many villages as have the
 *     people of a whole one, when a part of the county is invented; otherwise each has one
 */
public record Reform(
    YearMonth from, double generalPractitioners, double doctorsInClinics, boolean clinicsShared) {}
