/**
 * The command line. One class per command; a command reads its arguments, calls one module's public
 * face and prints what it answers. A new command is a class here, a line in {@link
 * org.yipanqi.console.Console} and its texts in {@code messages/console_*}.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong arguments. Answers go to the standard output, everything
 * else to the standard error.
 */
@NullMarked
package org.yipanqi.console;

import org.jspecify.annotations.NullMarked;
