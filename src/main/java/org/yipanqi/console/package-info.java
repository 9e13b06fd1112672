/** The command line. */
@NullMarked
package org.yipanqi.console;

import org.jspecify.annotations.NullMarked;
