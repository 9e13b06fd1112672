package org.yipanqi.supervision.discipline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.paper.OfficialPaper;
import org.yipanqi.paper.OfficialPaper.Line;
import org.yipanqi.supervision.SupervisionProblem;

/** A letter that was sent, as an official paper. It is printed again byte for byte. */
@Component
class LetterPaper {

  private final ProposalRows rows;

  LetterPaper(ProposalRows rows) {
    this.rows = rows;
  }

  /** {@code UNKNOWN_PROPOSAL} where it is not in sight, or was not sent. */
  byte[] pdf(long id) {
    var it = rows.find(id).orElseThrow(() -> SupervisionProblem.UNKNOWN_PROPOSAL.because(id));
    var sent =
        Optional.ofNullable(it.letter())
            .orElseThrow(() -> SupervisionProblem.UNKNOWN_PROPOSAL.because(id));
    return new OfficialPaper(
            sent.sender(),
            sent.number(),
            sent.title(),
            null,
            it.unit(),
            sent.body()
                .lines()
                .filter(line -> !line.isBlank())
                .<Line>map(line -> new Line.Body(line.strip()))
                .toList(),
            List.of(sent.sender(), day(sent.on())),
            true)
        .pdf(sent.on());
  }

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
