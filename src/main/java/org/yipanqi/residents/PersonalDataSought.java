package org.yipanqi.residents;

import org.yipanqi.access.Caller;

/**
 * Somebody looked for residents by an identity number or a phone. Published in the transaction that
 * looks. What was sought is not told.
 *
 * @param found how many were found on the page
 */
public record PersonalDataSought(Caller caller, PersonalField field, int found) {}
