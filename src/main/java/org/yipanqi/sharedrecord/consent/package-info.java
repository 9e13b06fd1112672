/**
 * What a person allows others to read of the record: given and taken back, each an event that
 * stays.
 */
@NullMarked
package org.yipanqi.sharedrecord.consent;

import org.jspecify.annotations.NullMarked;
