/**
 * Messages carried out of the house to those who want it: by e-mail, or to an address that passes
 * them on by SMS or enterprise chat. What fails is tried again; what can't be delivered is listed.
 */
@NullMarked
package org.yipanqi.messages.outbound;

import org.jspecify.annotations.NullMarked;
