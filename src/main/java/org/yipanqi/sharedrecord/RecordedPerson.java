package org.yipanqi.sharedrecord;

import java.time.LocalDate;

/**
 * A person whose record is read or added to.
 *
 * @param name masked
 */
public record RecordedPerson(int id, String no, String name, String sex, LocalDate born) {}
