/**
 * The ten key groups: who belongs to which, by which source and since when, and never by a guess.
 */
@NullMarked
package org.yipanqi.residents.groups;

import org.jspecify.annotations.NullMarked;
