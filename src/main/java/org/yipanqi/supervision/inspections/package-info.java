/**
 * The county's team looks at how things stand, at least once in each half-year: whom it visits and
 * how they come off, what it finds, what is put right and looked at again.
 */
@NullMarked
package org.yipanqi.supervision.inspections;

import org.jspecify.annotations.NullMarked;
