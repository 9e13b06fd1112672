package org.yipanqi.governance.meetings;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.web.Needs;

/** Minutes as files. */
@RestController
@RequestMapping("/api/meetings/{id}/minutes/{no}/file")
class MinutesFileController {

  private final Meetings meetings;
  private final Recording recording;
  private final MinutesPaper paper;
  private final Callers callers;

  MinutesFileController(
      Meetings meetings, Recording recording, MinutesPaper paper, Callers callers) {
    this.meetings = meetings;
    this.recording = recording;
    this.paper = paper;
    this.callers = callers;
  }

  /** One version in official layout, as a PDF. */
  @GetMapping
  @Needs("governance.see")
  ResponseEntity<byte[]> minutes(@PathVariable long id, @PathVariable int no) {
    var meeting = meetings.find(callers.current(), id);
    var it =
        recording.minutes(callers.current(), id).stream()
            .filter(m -> m.no() == no)
            .findFirst()
            .orElseThrow(() -> GovernanceProblem.UNKNOWN_MEETING.because(id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("minutes-" + id + "-" + no + ".pdf")
                .build()
                .toString())
        .body(paper.pdf(meeting, it));
  }
}
