/**
 * Places and institutions over time: divisions from province to village, organisations and the
 * signs they work under, communities with their lead and members. Everyone may ask {@link
 * org.yipanqi.registry.Registry} for a snapshot; it changes by import only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "access", "database", "facts"})
package org.yipanqi.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
