/**
 * Who acts. Every command and every query of the house takes a {@link org.yipanqi.access.Caller}.
 * Until sign-in exists there is one: the county's reform officer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "database"})
package org.yipanqi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
