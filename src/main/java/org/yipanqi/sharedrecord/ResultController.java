package org.yipanqi.sharedrecord;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.web.Needs;

/** A result typed on a page. */
@RestController
@RequestMapping("/api/residents/{personNo}/results")
@Needs("sharedrecord.add")
class ResultController {

  record ResultNumber(String no) {}

  private final ResultEntries results;
  private final Callers callers;

  ResultController(ResultEntries results, Callers callers) {
    this.results = results;
    this.callers = callers;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResultNumber add(@PathVariable String personNo, @RequestBody ResultEntries.NewResult result) {
    return new ResultNumber(results.add(callers.current(), personNo, result));
  }
}
