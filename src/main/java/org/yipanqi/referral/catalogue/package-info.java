/**
 * Which diseases are treated first in the village or the town, which must go up, which should come
 * down: dated data that advise on a referral, explain themselves and may ask for a reason. Used by
 * the referral when it is sent; knows nothing of cases.
 */
@NullMarked
package org.yipanqi.referral.catalogue;

import org.jspecify.annotations.NullMarked;
