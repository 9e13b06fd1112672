/**
 * Backups of the database, the archive of its changes, and the way back: plain Java over {@code
 * database} and {@code safekeeping}. The command line calls it; nobody else needs to.
 *
 * <p>A backup folder holds whole backups side by side, each with a manifest, and under {@code wal}
 * the archive. Everything in it is closed with the keys of {@link
 * org.yipanqi.safekeeping.Purpose#BACKUP}; the keys themselves are never in it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "watch", "database", "safekeeping"})
package org.yipanqi.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
