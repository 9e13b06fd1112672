/** What institutions, clinics and communities are due, may do and have to keep to, year by year. */
@NullMarked
package org.yipanqi.entitlement.dues;

import org.jspecify.annotations.NullMarked;
