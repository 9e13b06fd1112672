package org.yipanqi.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What files belong to, as it stands for somebody.
 *
 * @param institution whose it is; null for a county's own
 * @param sees whether the caller sees its files
 * @param adds whether it is the caller's, by place and turn, to add and withdraw files
 * @param open whether nothing rests on its files yet
 */
public record EvidenceSubject(
    long county, @Nullable Integer institution, boolean sees, boolean adds, boolean open) {}
