package org.yipanqi.facts;

import static org.yipanqi.facts.FactsProblem.UNKNOWN_FORMAT;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.template.KnownCodes;
import org.yipanqi.facts.template.KnownCodes.Known;
import org.yipanqi.facts.template.TemplateBook;
import org.yipanqi.web.Messages;

/** Workbooks to fill in, with the county's own codes to choose from. */
@Service
class ImportTemplates {

  /** Longer lists nobody chooses from. */
  private static final int LONGEST_LIST = 20_000;

  private final JdbcClient jdbc;
  private final FactCatalogue catalogue;
  private final Messages messages;

  ImportTemplates(JdbcClient jdbc, FactCatalogue catalogue, Messages messages) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.messages = messages;
  }

  /** The template of a format as .xlsx, in a language. */
  byte[] workbook(Caller caller, String formatCode, Locale locale) {
    var format = catalogue.format(formatCode).orElseThrow(() -> UNKNOWN_FORMAT.because(formatCode));
    return new TemplateBook(
            format, known(locale), (code, of) -> messages.label("template." + code, of), locale)
        .bytes();
  }

  private KnownCodes known(Locale locale) {
    return new KnownCodes(
        list(
            """
            select code, name from registry_api.institution
             where not organisation_only order by code limit :most
            """),
        list(
            """
            select distinct code, name from registry_api.unit order by code limit :most
            """),
        list(
            """
            select code::text, name from registry_api.division order by 1 limit :most
            """),
        list(
            """
            select code, name from facts.source_system order by code limit :most
            """),
        catalogue.facts().stream()
            .filter(fact -> fact.reporter() != null)
            .map(fact -> new Known(fact.code(), fact.label().in(locale)))
            .toList());
  }

  private List<Known> list(String sql) {
    return jdbc.sql(sql)
        .param("most", LONGEST_LIST)
        .query((row, _) -> new Known(row.getString(1), row.getString(2)))
        .list();
  }
}
