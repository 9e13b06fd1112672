package org.yipanqi.evaluation.tables;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.yipanqi.kernel.Label;

/**
 * A version of a county's table as it lies in the house.
 *
 * @param content the file as it was sent
 * @param ours whether it is a sample that the county has not decided
 */
public record KeptTable(
    long id,
    long county,
    String code,
    int version,
    LocalDate from,
    String pack,
    String about,
    boolean ours,
    Label title,
    String content,
    String sentByName,
    OffsetDateTime sentAt) {}
