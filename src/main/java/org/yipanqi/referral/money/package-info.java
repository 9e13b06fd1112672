/**
 * What a way through institutions costs and brings, said while the way is chosen. The rules are a
 * place's own and come with its policies; until a place has some, that is what is said.
 */
@NullMarked
package org.yipanqi.referral.money;

import org.jspecify.annotations.NullMarked;
