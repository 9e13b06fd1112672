/**
 * What is known, and how it came in: the fact declarations that policy packs measure, the import
 * pipeline with its checks, the marks that say what a change touched, typed figures, receipts, and
 * facts derived from others.
 *
 * <p>Record-keeping modules, the registry and the residents among them, tell what they keep through
 * {@link org.yipanqi.facts.RecordKeeping}; codes are looked up in their views, so that arrows point
 * to this module only.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "watch", "web", "access", "audit", "database", "safekeeping"})
package org.yipanqi.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
