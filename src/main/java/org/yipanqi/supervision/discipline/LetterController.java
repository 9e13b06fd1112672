package org.yipanqi.supervision.discipline;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.web.Needs;

/** Letters that were sent, as files. */
@RestController
@RequestMapping("/api/discipline/proposals/{id}/letter")
class LetterController {

  private final LetterPaper paper;

  LetterController(LetterPaper paper) {
    this.paper = paper;
  }

  /** In official layout, as a PDF. */
  @GetMapping
  @Needs("supervision.see_measures")
  ResponseEntity<byte[]> letter(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("letter-" + id + ".pdf").build().toString())
        .body(paper.pdf(id));
  }
}
