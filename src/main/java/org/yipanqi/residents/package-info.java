/**
 * People of the county, where they live and which groups they belong to. Identity numbers, phones
 * and addresses lie closed and stay here: {@link org.yipanqi.residents.PersonalData} shows them
 * masked, opens them for a reason and finds people by them. Others read the views of {@code
 * residents_api}, which have none of them.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "facts", "access", "audit", "web", "safekeeping"})
package org.yipanqi.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
