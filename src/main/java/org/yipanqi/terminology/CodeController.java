package org.yipanqi.terminology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Codes found as somebody types. */
@RestController
@RequestMapping("/api/codes")
@Needs(Needs.SIGNED_IN)
class CodeController {

  /**
   * @param common in county practice
   */
  record CodeRow(String code, String name, boolean common) {}

  record CodePage(List<CodeRow> rows, @Nullable String next) {}

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Codes codes;
  private final Callers callers;

  CodeController(Codes codes, Callers callers) {
    this.codes = codes;
    this.callers = callers;
  }

  /**
   * @param q the beginning of a code, words of a name, or initials; nothing: what is common
   * @param cursor the code of the last one seen
   */
  @GetMapping("/{system}")
  CodePage search(
      @PathVariable String system,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var after = cursor == null ? "" : cursor;
    if (after.length() > Codes.LONGEST) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
    var found =
        codes.search(callers.current(), CodeSystem.of(system), q == null ? "" : q, after, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new CodePage(
        page.stream().map(it -> new CodeRow(it.code(), it.name(), it.common())).toList(),
        more ? page.getLast().code() : null);
  }
}
