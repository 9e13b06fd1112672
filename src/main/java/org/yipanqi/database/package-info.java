/** Finds or starts the PostgreSQL server the product stands on. Plain Java, before Spring. */
@NullMarked
package org.yipanqi.database;

import org.jspecify.annotations.NullMarked;
