/**
 * How the product is, told to programs that watch over it: alive, ready, and readings in the text
 * that Prometheus reads, on a port of their own. A module that has something to tell is a {@link
 * org.yipanqi.watch.Readings} or a {@link org.yipanqi.watch.Readiness}. Nothing of a person is ever
 * told.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package org.yipanqi.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
