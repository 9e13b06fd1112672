/** People of the county and where they live. Identity stays here. */
@NullMarked
package org.yipanqi.residents;

import org.jspecify.annotations.NullMarked;
