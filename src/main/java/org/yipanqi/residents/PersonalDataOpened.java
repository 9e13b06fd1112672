package org.yipanqi.residents;

import org.yipanqi.access.Caller;

/**
 * Somebody was shown a resident's identity number, phone or address. Published in the transaction
 * that opens it: a listener that fails keeps it closed.
 *
 * @param reason in the caller's words
 */
public record PersonalDataOpened(
    Caller caller, String personNo, PersonalField field, String reason) {}
