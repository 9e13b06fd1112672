package org.yipanqi.reporting.disclosure;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** What is public of the returns, as a page and as a file to hand out. */
@RestController
@RequestMapping("/api/returns")
class DisclosureController {

  record PublicationNumber(long id) {}

  record PublicReturns(List<PublicReturn> rows, @Nullable String next) {}

  record PublicReturn(
      long id,
      long returnId,
      String period,
      Label policy,
      Label title,
      Label unitName,
      List<PublicTable> tables,
      String byName,
      OffsetDateTime at) {}

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Callers callers;
  private final Publications publications;

  DisclosureController(Callers callers, Publications publications) {
    this.callers = callers;
    this.publications = publications;
  }

  /** Publishes what the policy makes public of a locked return. */
  @PostMapping("/{id}/publication")
  @Needs("reporting.publish")
  @ResponseStatus(HttpStatus.CREATED)
  PublicationNumber publish(@PathVariable long id) {
    return new PublicationNumber(publications.publish(callers.current(), id));
  }

  @GetMapping("/public")
  @Needs(value = "reporting.see", figuresOf = "county")
  PublicReturns list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = found(county, cursor, most + 1);
    var page = found.size() > most ? found.subList(0, most) : found;
    return new PublicReturns(
        page.stream().map(DisclosureController::shown).toList(),
        found.size() > most ? String.valueOf(page.getLast().id()) : null);
  }

  /** The newest of them as an Excel file. */
  @GetMapping("/public.xlsx")
  @Needs(value = "reporting.see", figuresOf = "county")
  ResponseEntity<byte[]> file(@RequestParam String county, Locale locale) {
    var sheet =
        SheetFile.of(new Label("公开", "Public").in(locale), locale)
            .heads(
                List.of(
                    new Label("报表", "Return"),
                    new Label("时段", "Period"),
                    new Label("单位", "Place"),
                    new Label("表", "Table"),
                    new Label("项目", "Item"),
                    new Label("栏目", "Column"),
                    new Label("内容", "Content")),
                3);
    for (var it : found(county, null, MOST)) {
      for (var table : it.paper().tables()) {
        for (var row : table.rows()) {
          for (var at = 0; at < table.columns().size(); at++) {
            sheet
                .row()
                .label(it.paper().title())
                .text(it.period())
                .label(it.paper().unit())
                .label(table.title())
                .label(row.label())
                .label(table.columns().get(at))
                .text(row.values().get(at));
          }
        }
      }
    }
    return sheet.answer("public-" + county + ".xlsx");
  }

  private List<Publications.Published> found(String county, @Nullable String cursor, int limit) {
    if (!county.matches("[1-9]\\d{5}")) {
      throw new MalformedRequest("county", "reporting.county");
    }
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    return publications.of(callers.current(), Long.parseLong(county), before, limit);
  }

  private static PublicReturn shown(Publications.Published it) {
    return new PublicReturn(
        it.id(),
        it.returnId(),
        it.period(),
        it.paper().policy(),
        it.paper().title(),
        it.paper().unit(),
        it.paper().tables(),
        it.byName(),
        it.at());
  }
}
