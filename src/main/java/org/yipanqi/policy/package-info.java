/**
 * Policy packs: a policy's clauses, tasks, measures, formulas and targets as data. A pack is read
 * from YAML, checked against its schema and against the facts of the house, and compiled: filters
 * to SQL, formulas to trees over exact decimals. A pack with a mistake is refused whole. Over it
 * lies what the county has decided: values it fixed and definitions it changed, each from a month
 * on.
 *
 * <p>Others ask {@link org.yipanqi.policy.Policies} for packs and use the definitions in them.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "web", "access", "access :: accounts", "audit", "facts"})
package org.yipanqi.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
