package org.yipanqi.referral;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.sharedrecord.Documents;

/** A case's documents go with the patient: whoever treats them next may read what is there. */
@Component
class Papers {

  private static final Set<Act> CARRYING =
      EnumSet.of(Act.SUBMIT, Act.GIVE_INFORMATION, Act.SEND_RECORDS, Act.REDIRECT, Act.REFER_DOWN);

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Documents documents;

  Papers(JdbcClient jdbc, PlatformTransactionManager transactions, Documents documents) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.documents = documents;
  }

  /** After the act, in the caller's name: what the caller's side holds is shared with all sides. */
  void follow(Caller caller, Act act, String no) {
    if (CARRYING.contains(act)) {
      Acting.together(transactions, () -> sides(no))
          .forEach(side -> documents.shareAll(caller, no, side));
    }
  }

  private List<String> sides(String no) {
    return jdbc.sql(
            """
            select i.code from referral.referral_case c
              join registry_api.institution i
                on i.id in (c.from_institution_id, c.to_institution_id, c.down_institution_id)
             where c.no = :no
             order by i.code
             limit 3
            """)
        .param("no", no)
        .query((row, _) -> row.getString("code"))
        .list();
  }
}
