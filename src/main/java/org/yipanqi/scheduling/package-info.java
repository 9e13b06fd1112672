/**
 * Places that institutions share: slots of clinics, beds, times of devices. {@link
 * org.yipanqi.scheduling.Bookings} takes, keeps and gives back a place; that none is taken twice is
 * kept by the database. In {@code keeping} whoever keeps places adds and closes them, in {@code
 * pools} what is free is shown and searched, in {@code waiting} stands who waits for it. Others may
 * call the package itself, {@code keeping.SamplePlaces} and {@code waiting.Waiting}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "web", "database", "access", "audit", "registry"})
package org.yipanqi.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
