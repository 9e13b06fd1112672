/**
 * Places that institutions share: slots of clinics, beds, times of devices. {@link
 * org.yipanqi.scheduling.Bookings} takes, keeps and gives back a place; that none is taken twice is
 * kept by the database. {@link org.yipanqi.scheduling.Pools} shows what is free, {@link
 * org.yipanqi.scheduling.Beds} closes and opens.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "web", "database", "access", "audit", "registry"})
package org.yipanqi.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
