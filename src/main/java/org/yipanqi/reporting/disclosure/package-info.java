/**
 * What a policy makes public of its returns: the columns that a form marks so, of returns that are
 * locked, published by a named person. Nothing of persons is ever among them.
 */
@NullMarked
package org.yipanqi.reporting.disclosure;

import org.jspecify.annotations.NullMarked;
