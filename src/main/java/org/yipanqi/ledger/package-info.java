/** Record keeping of income and spending lines. */
@NullMarked
package org.yipanqi.ledger;

import org.jspecify.annotations.NullMarked;
