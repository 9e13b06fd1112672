package org.yipanqi.access.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.access.accounts.Account;
import org.yipanqi.access.accounts.DutyHeld;

/**
 * Who stands at the door, and how far in.
 *
 * @param caller only with {@link Standing#IN}
 */
record Entry(
    Session session,
    Account account,
    Standing standing,
    List<DutyHeld> duties,
    @Nullable DutyHeld held,
    @Nullable Caller caller) {}
