/** Record keeping of visits, admissions, operations and bed-days. */
@NullMarked
package org.yipanqi.records;

import org.jspecify.annotations.NullMarked;
