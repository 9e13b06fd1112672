/**
 * Seeing a resident in an emergency whom one's scope does not show, and its review the next day.
 * The database lets such a resident be seen while it lasts ({@code residents.in_emergency}); nobody
 * calls this package.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"residents", "access", "audit", "database", "kernel", "web"})
package org.yipanqi.residents.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
