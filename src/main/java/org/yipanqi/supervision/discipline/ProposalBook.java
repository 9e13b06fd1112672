package org.yipanqi.supervision.discipline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.supervision.Ledger;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.discipline.ProposalShown.GroundShown;
import org.yipanqi.supervision.discipline.ProposalShown.LetterShown;
import org.yipanqi.supervision.discipline.ProposalShown.MeasureOfPolicy;
import org.yipanqi.supervision.discipline.ProposalShown.WholeProposal;

/** Proposals as they are read. */
@Service
class ProposalBook {

  private final ProposalRows rows;
  private final Grounds grounds;
  private final Letters letters;
  private final Policies policies;
  private final Ledger ledger;
  private final Clock clock;

  ProposalBook(
      ProposalRows rows,
      Grounds grounds,
      Letters letters,
      Policies policies,
      Ledger ledger,
      Clock clock) {
    this.rows = rows;
    this.grounds = grounds;
    this.letters = letters;
    this.policies = policies;
    this.ledger = ledger;
    this.clock = clock;
  }

  List<Proposal> list(long county, Proposal.@Nullable State state, long before, int limit) {
    return rows.list(county, state, before, limit);
  }

  /** What the policies that bind a county have. */
  List<MeasureOfPolicy> measures(long county) {
    var today = LocalDate.now(clock);
    return ledger.packs(county).stream()
        .flatMap(p -> p.discipline().stream().map(c -> measure(p, c, today)))
        .toList();
  }

  private MeasureOfPolicy measure(PolicyPack pack, Consequence it, LocalDate today) {
    return new MeasureOfPolicy(
        pack.id(),
        it.id(),
        it.kind().code(),
        it.kind().label(),
        it.title(),
        it.clause(),
        place(pack.id(), it.clause()),
        it.about().code(),
        it.ours(),
        it.note(),
        grounds.words(pack, it, today).stream().map(ProposalBook::ground).toList());
  }

  WholeProposal whole(Caller caller, long id, Locale locale) {
    var it = rows.find(id).orElseThrow(() -> SupervisionProblem.UNKNOWN_PROPOSAL.because(id));
    var kept = grounds.read(it.grounds());
    return new WholeProposal(
        shown(it),
        kept.needs().stream().map(ProposalBook::ground).toList(),
        kept.by(),
        letters.consequence(it).map(Consequence::note).orElse(null),
        letter(caller, it, locale));
  }

  private @Nullable LetterShown letter(Caller caller, Proposal it, Locale locale) {
    var sent = it.letter();
    if (sent != null) {
      return new LetterShown(
          sent.number(), sent.on(), sent.sender(), sent.title(), it.unit(), sent.body());
    }
    return letters
        .draft(caller, it, locale)
        .map(d -> new LetterShown(null, null, d.sender(), d.title(), it.unit(), d.body()))
        .orElse(null);
  }

  ProposalShown shown(Proposal it) {
    var consequence = letters.consequence(it);
    var clause = consequence.map(Consequence::clause).orElse("");
    var decided = it.decided();
    var letter = it.letter();
    return new ProposalShown(
        String.valueOf(it.id()),
        it.kind().code(),
        it.kind().label(),
        consequence.map(Consequence::title).orElse(it.kind().label()),
        it.pack(),
        clause,
        place(it.pack(), clause),
        consequence.map(Consequence::ours).orElse(true),
        it.about().code(),
        String.valueOf(it.aboutId()),
        it.unit(),
        it.matter(),
        it.state().code(),
        it.proposedOn(),
        decided == null ? null : decided.name(),
        decided == null ? null : decided.at(),
        decided == null ? null : decided.reason(),
        letter == null ? null : letter.number(),
        letter == null ? null : letter.on(),
        it.carriedOutOn(),
        it.carriedOut(),
        it.version());
  }

  private String place(String pack, String clause) {
    return policies
        .find(pack)
        .flatMap(p -> p.clause(clause))
        .map(PolicyPack.Clause::place)
        .or(() -> Optional.of(clause))
        .orElse("");
  }

  private static GroundShown ground(Grounds.Ground it) {
    return new GroundShown(it.label(), it.words(), it.numbers());
  }
}
