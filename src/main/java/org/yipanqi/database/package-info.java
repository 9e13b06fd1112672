/**
 * Finds or starts the PostgreSQL server the product stands on: plain Java, before Spring. Without a
 * setting it runs a real PostgreSQL of its own in the data folder; with {@code
 * YIPANQI_DATABASE_URL} it uses the server named there. Only the command line calls that.
 *
 * <p>Carries notices between the processes on one database ({@link org.yipanqi.database.Notices});
 * any module may send and hear them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "watch"})
package org.yipanqi.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
