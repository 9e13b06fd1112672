package org.yipanqi.database;

import org.jspecify.annotations.Nullable;

/**
 * What a request may see, as the policies of the database enforce it. Empty lists see nothing.
 *
 * @param user the account, empty for nobody: who is somebody sees the register of institutions
 * @param records institutions, by their number, whose records may be read
 * @param homes divisions (county or town) whose residents may be seen
 * @param figures counties whose figures may be seen
 * @param trail counties whose audit trail may be read
 */
public record Scope(String user, Reach records, Reach homes, Reach figures, Reach trail) {

  /** Of a thread that has not said who it works for. */
  public static final Scope NOBODY = nothing("");

  /** Of somebody who sees what everybody who has signed in sees. */
  public static Scope nothing(String user) {
    return new Scope(user, Reach.NONE, Reach.NONE, Reach.NONE, Reach.NONE);
  }

  /** Of somebody who may see everything that is here. */
  public static Scope everything(String user) {
    return new Scope(user, Reach.ALL, Reach.ALL, Reach.ALL, Reach.ALL);
  }

  /**
   * Whether rows of a county and, where one is named, of an institution are in sight: as the policy
   * that {@code scope.protect} makes has it.
   */
  public boolean showsRecordsOf(long county, @Nullable Integer institution) {
    return records.all()
        || homes.covers(county)
        || (institution != null && records.covers(institution));
  }
}
