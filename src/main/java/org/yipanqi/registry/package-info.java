/**
 * Places and institutions over time: divisions, organisations and their signs, communities and
 * members.
 */
@NullMarked
package org.yipanqi.registry;

import org.jspecify.annotations.NullMarked;
