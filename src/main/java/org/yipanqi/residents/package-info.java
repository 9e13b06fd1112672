/**
 * People of the county, where they live and which groups they belong to. Identity number and phone
 * stay here: others read the views of {@code residents_api}, which have neither.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "facts", "access", "web", "safekeeping"})
package org.yipanqi.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
