package bench;

/** Something that somebody asked the house to do, under a word that is used once, and its outcome. */
final class Deed {

  /** What is done, and where the database and the trail tell of it, each by that word. */
  enum Kind {
    SENT(
        "files taken over",
        "select file_name, count(*) from facts.import_job where file_name like 'crash-%' group by 1",
        """
        select after ->> 'file', count(*) from audit.entry
         where action = 'facts.import-begun' and after ->> 'file' like 'crash-%' group by 1
        """),
    IMPORTED(
        "files in",
        """
        select file_name, count(*) from facts.import_job
         where file_name like 'crash-%' and state = 'done' group by 1
        """,
        """
        select after ->> 'file', count(*) from audit.entry
         where action = 'facts.import-ended' and after ->> 'file' like 'crash-%'
           and after ->> 'state' = 'done'
         group by 1
        """),
    DECLARED("months declared empty", change("declared"), told("facts.source-declared")),
    TAKEN_BACK("declarations taken back", change("withdrawn"), told("facts.source-withdrawn")),
    REOPENED(
        "months reopened",
        "select reason, count(*) from indicators.closing where reason like 'crash-%' group by 1",
        told("indicators.month-reopened")),
    CLOSED(
        "months closed",
        """
        select 'crash-' || version, count(*) from indicators.closing
         where month = '2020-12-01' and version > 1 group by 1
        """,
        """
        select 'crash-' || (after ->> 'version'), count(*) from audit.entry
         where action = 'indicators.month-closed' and subject = '445322/2020-12'
           and after ->> 'version' <> '1'
         group by 1
        """),
    DRAFTED(
        "decisions drafted",
        "select basis, count(*) from policy.decision where basis like 'crash-%' group by 1",
        told("policy.decision-drafted")),
    PUBLISHED(
        "decisions published",
        """
        select basis, count(*) from policy.decision
         where basis like 'crash-%' and published_by is not null group by 1
        """,
        told("policy.decision-published")),
    WITHDRAWN(
        "drafts withdrawn",
        """
        select basis, count(*) from policy.decision
         where basis like 'crash-%' and withdrawn_by is not null group by 1
        """,
        told("policy.decision-withdrawn")),
    OPENED("personal data opened", told("residents.opened"), told("residents.opened")),
    ADDED(
        "accounts added",
        "select login, count(*) from access.account where login like 'crash-%' group by 1",
        """
        select subject, count(*) from audit.entry
         where action = 'access.account-added' and subject like 'crash-%' group by 1
        """),
    GIVEN(
        "duties given",
        "select basis, count(*) from access.duty_held where basis like 'crash-%' group by 1",
        told("access.duty-proposed"));

    private final String words;
    private final String rows;
    private final String trail;

    Kind(String words, String rows, String trail) {
      this.words = words;
      this.rows = rows;
      this.trail = trail;
    }

    private static String told(String action) {
      return """
      select reason, count(*) from audit.entry
       where action = '%s' and reason like 'crash-%%' group by 1
      """
          .formatted(action);
    }

    private static String change(String act) {
      return """
      select reason, count(*) from facts.calendar_change
       where act = '%s' and reason like 'crash-%%' group by 1
      """
          .formatted(act);
    }

    String words() {
      return words;
    }

    /** Word and how often it is in the tables. */
    String rows() {
      return rows;
    }

    /** Word and how often it is in the trail. */
    String trail() {
      return trail;
    }
  }

  enum Outcome {
    /** Sent and not answered, or with an error of ours: may be there or not, until it is looked up. */
    OPEN,
    ACKNOWLEDGED,
    REFUSED,
    /** Looked up after no answer: there. */
    FOUND,
    /** Looked up after no answer: not there, and not to appear any more. */
    ABSENT
  }

  private final Kind kind;
  private final String word;
  private volatile Outcome outcome = Outcome.OPEN;

  Deed(Kind kind, String word) {
    this.kind = kind;
    this.word = word;
  }

  Kind kind() {
    return kind;
  }

  String word() {
    return word;
  }

  Outcome outcome() {
    return outcome;
  }

  void is(Outcome now) {
    outcome = now;
  }

  /**
   * Compares what is known with what is there.
   *
   * @return what is wrong, empty when nothing is
   */
  String fault(long rows, long trail) {
    if (outcome == Outcome.OPEN) {
      outcome = rows > 0 ? Outcome.FOUND : Outcome.ABSENT;
    }
    var right =
        switch (outcome) {
          case ACKNOWLEDGED, FOUND -> rows == 1 && trail == 1;
          case REFUSED, ABSENT, OPEN -> rows == 0 && trail == 0;
        };
    return right
        ? ""
        : "%s %s (%s): %d times in the tables, %d in the trail"
            .formatted(kind.words(), word, outcome, rows, trail);
  }
}
