/**
 * Invented bodies, meetings and appointments for a sample county, made as people would make them.
 */
@NullMarked
@NamedInterface("sample")
package org.yipanqi.governance.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
