package org.yipanqi.evaluation.tables;

import static org.yipanqi.evaluation.tables.EvaluationProblem.NOT_YOUR_COUNTY;
import static org.yipanqi.evaluation.tables.EvaluationProblem.NO_SAMPLE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.SAME_TABLE;
import static org.yipanqi.evaluation.tables.EvaluationProblem.TABLE_NO_LONGER_FITS;
import static org.yipanqi.evaluation.tables.EvaluationProblem.TABLE_WITH_MISTAKES;
import static org.yipanqi.evaluation.tables.EvaluationProblem.UNKNOWN_TABLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.evaluation.scoring.Criterion;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.scoring.TableReader;
import org.yipanqi.policy.PacksOfPlaces;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** A county's scoring tables: sent in as files, checked, kept in versions. */
@Service
public class ScoringTables {

  private final TableRows rows;
  private final Policies policies;
  private final PacksOfPlaces packs;
  private final Trail trail;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  ScoringTables(
      TableRows rows,
      Policies policies,
      PacksOfPlaces packs,
      Trail trail,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.packs = packs;
    this.trail = trail;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What a file says and what is wrong in it; nothing is kept. */
  public TableReader.Reading check(String content) {
    return TableReader.read(content, policies::find);
  }

  /**
   * Keeps a file as the next version of its table.
   *
   * @return the version's number in the house
   */
  public long send(Caller caller, String content) {
    var reading = check(content);
    var table = reading.table();
    if (table == null) {
      var first = reading.mistakes().getFirst();
      throw TABLE_WITH_MISTAKES.because(reading.mistakes().size(), first.line(), first.text());
    }
    if (!caller.writes().covers(table.county())) {
      throw NOT_YOUR_COUNTY.because(table.county());
    }
    return Acting.asHouseWriting(
        caller.writes(), () -> Acting.together(transactions, () -> keep(caller, table, content)));
  }

  private long keep(Caller caller, ScoringTable table, String content) {
    var id =
        rows.add(caller, table, content, digest(content), OffsetDateTime.now(clock))
            .orElseThrow(() -> SAME_TABLE.because(table.code()));
    trail.note(
        caller,
        Entry.of(EvaluationAction.SCORING_TABLE_SENT, "scoring_table", table.code())
            .at(String.valueOf(table.county()))
            .changed(
                null,
                Map.of(
                    "id", id,
                    "criteria", table.criteria().size(),
                    "from", table.from().toString())));
    return id;
  }

  /** A county's tables, as far as the caller may see them. */
  @Transactional(readOnly = true)
  public List<KeptTable> of(Caller caller, long county) {
    return rows.of(county);
  }

  /** One version. */
  @Transactional(readOnly = true)
  public KeptTable get(Caller caller, long id) {
    return rows.find(id).orElseThrow(() -> UNKNOWN_TABLE.because(id));
  }

  /**
   * A table that the product brings along for a county to begin with, by the first policy that
   * binds it and has one; nothing is kept.
   */
  public String sample(long county, ScoringTable.About about) {
    return found(county, about).orElseThrow(() -> NO_SAMPLE.because(about.label()));
  }

  public boolean hasSample(long county, ScoringTable.About about) {
    return found(county, about).isPresent();
  }

  private Optional<String> found(long county, ScoringTable.About about) {
    return packs.binding(String.valueOf(county)).stream()
        .flatMap(it -> file("/evaluation/%s-%s.yaml".formatted(it.id(), about.code())).stream())
        .map(it -> it.replace("{county}", String.valueOf(county)))
        .findFirst();
  }

  private static Optional<String> file(String name) {
    try (var in = ScoringTables.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A kept version, read by the policy as it is now. */
  public ScoringTable read(KeptTable kept) {
    var table = check(kept.content()).table();
    if (table == null) {
      throw TABLE_NO_LONGER_FITS.because(kept.title());
    }
    return table;
  }

  /** Of the clause in the document; its id where the policy has it no more. */
  public static String place(Optional<PolicyPack> pack, Criterion it) {
    var clause = it.source().clause();
    return pack.flatMap(p -> p.clause(clause)).map(PolicyPack.Clause::place).orElse(clause);
  }

  public static String digest(String content) {
    return digest(content.getBytes(StandardCharsets.UTF_8));
  }

  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
