package org.yipanqi.registry;

import org.yipanqi.kernel.Problem;

/** Every way the registry says no. */
enum RegistryProblem implements Problem.Type {
  UNKNOWN_SCOPE(Problem.Kind.MISSING);

  private final Problem.Kind kind;

  RegistryProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
