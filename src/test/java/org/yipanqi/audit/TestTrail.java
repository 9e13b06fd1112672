package org.yipanqi.audit;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.safekeeping.Digests;
import org.yipanqi.safekeeping.Purpose;

/** A trail on a test's database, without Spring. */
public final class TestTrail {

  private TestTrail() {}

  public static Trail on(TestDatabase database, Clock clock) {
    var proof = new ChainProof(new Digests(TestDatabase.keys(), Purpose.AUDIT));
    var file = new AnchorFile(database.anchors());
    return new Trail(
        database.dataSource(),
        new Chain(proof),
        new Anchors(database.dataSource(), proof, file, clock),
        new JdbcTransactionManager(database.dataSource()),
        clock);
  }

  /** The codes of what was noted, the newest first. */
  public static List<String> actions(TestDatabase database) {
    return JdbcClient.create(database.dataSource())
        .sql(
            """
            select action from audit.entry order by no desc
            """)
        .query(String.class)
        .list();
  }
}
