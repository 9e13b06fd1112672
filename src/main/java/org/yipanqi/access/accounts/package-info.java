/**
 * Accounts: who they are, their passwords and second factors, and the duties they hold. Signing in
 * reads them; security administrators and system administrators keep them.
 */
@NullMarked
@NamedInterface("accounts")
package org.yipanqi.access.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
