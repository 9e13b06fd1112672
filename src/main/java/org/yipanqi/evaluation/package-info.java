/**
 * A county scores its communities, its departments and itself by its own table: figures of closed
 * periods, statements with reasons, a review, a named confirmer, publication. {@link
 * org.yipanqi.evaluation.scoring.Scoring} says what a mark is, {@link
 * org.yipanqi.evaluation.Rounds} and {@link org.yipanqi.evaluation.Runs} what people do. Others
 * read results in {@code evaluation_api}, policies by the fact {@code evaluation_result}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "web",
      "database",
      "access",
      "audit",
      "evidence",
      "registry",
      "facts",
      "messages",
      "policy",
      "indicators",
      "indicators :: states"
    })
package org.yipanqi.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
