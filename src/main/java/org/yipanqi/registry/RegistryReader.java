package org.yipanqi.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.database.Acting;

/** Reads the whole registry at one moment. */
@Repository
class RegistryReader {

  private record Member(int community, Membership membership) {}

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final TransactionTemplate atOneMoment;

  RegistryReader(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.atOneMoment = new TransactionTemplate(transactions);
    this.atOneMoment.setReadOnly(true);
    this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  RegistrySnapshot read() {
    return Acting.asHouseApart(
        transactions, () -> Objects.requireNonNull(atOneMoment.execute(_ -> readAll())));
  }

  private RegistrySnapshot readAll() {
    var version =
        jdbc.sql(
                """
                select version from registry_api.version
                """)
            .query(Long.class)
            .single();
    return new RegistrySnapshot(
        version, institutions(), communities(members()), divisions(), successions());
  }

  private List<Institution> institutions() {
    return jdbc.sql(
            """
            select id, code, name, name_en, short_name, organisation, kind, level, ownership,
                   division, managed_by, opened_on, closed_on, organisation_only, sample
              from registry_api.institution
             order by code
            """)
        .query((row, _) -> institution(row))
        .list();
  }

  private Map<Integer, List<Membership>> members() {
    return jdbc
        .sql(
            """
            select community, institution, lead, valid_from, valid_to
              from registry_api.community_member
             order by community, lead desc, valid_from, institution
            """)
        .query((row, _) ->
            new Member(
                row.getInt("community"),
                new Membership(
                    row.getInt("institution"),
                    row.getBoolean("lead"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Member::community, Collectors.mapping(Member::membership, Collectors.toList())));
  }

  private List<Community> communities(Map<Integer, List<Membership>> members) {
    return jdbc.sql(
            """
            select id, code, name, name_en, short_name, division
              from registry_api.community
             order by code
            """)
        .query((row, _) ->
            new Community(
                row.getInt("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("short_name"),
                row.getLong("division"),
                members.getOrDefault(row.getInt("id"), List.of())))
        .list();
  }

  private List<Division> divisions() {
    return jdbc.sql(
            """
            select code, name, name_en, kind from registry_api.division order by code
            """)
        .query((row, _) ->
            new Division(
                row.getLong("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("kind")))
        .list();
  }

  private List<Succession> successions() {
    return jdbc.sql(
            """
            select predecessor, successor, on_day, kind, note
              from registry_api.succession
             order by on_day, predecessor, successor
            """)
        .query((row, _) ->
            new Succession(
                row.getInt("predecessor"),
                row.getInt("successor"),
                row.getObject("on_day", LocalDate.class),
                SuccessionKind.of(row.getString("kind")),
                row.getString("note")))
        .list();
  }

  private static Institution institution(ResultSet row) throws SQLException {
    return new Institution(
        row.getInt("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("name_en"),
        row.getString("short_name"),
        row.getString("organisation"),
        InstitutionKind.of(row.getString("kind")),
        row.getString("level"),
        row.getString("ownership"),
        row.getLong("division"),
        row.getObject("managed_by", Integer.class),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class),
        row.getBoolean("organisation_only"),
        row.getBoolean("sample"));
  }
}
