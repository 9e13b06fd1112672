/** What became of each paragraph of a document, and the same matter in several documents. */
@NullMarked
@NamedInterface("coverage")
package org.yipanqi.policy.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
