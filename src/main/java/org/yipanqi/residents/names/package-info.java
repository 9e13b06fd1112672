/**
 * Names as they sound: {@link org.yipanqi.residents.names.Pinyin} spells one, surnames as surnames
 * are read; the spelling of everybody is kept beside the names.
 */
@NullMarked
@NamedInterface("names")
package org.yipanqi.residents.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
