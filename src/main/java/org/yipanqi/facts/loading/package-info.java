/**
 * Putting a file's rows into their table in one transaction, with all that follows from them: older
 * versions kept, marks for what was touched, receipts of what came in, the months known.
 */
@NullMarked
package org.yipanqi.facts.loading;

import org.jspecify.annotations.NullMarked;
