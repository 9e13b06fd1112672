/**
 * Files that show something: of a task, a finding, a return, a mark. A file belongs to something of
 * another module, which says by its {@link org.yipanqi.evidence.EvidenceOwner} who sees it, who
 * adds to it and whether something rests on its files by now; {@link
 * org.yipanqi.evidence.EvidenceFiles} keeps them closed and knows nothing of their owners. {@link
 * org.yipanqi.evidence.FileContent} and {@link org.yipanqi.evidence.SealedFiles} serve whoever
 * keeps other files.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "web", "database", "access", "audit", "safekeeping"})
package org.yipanqi.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
