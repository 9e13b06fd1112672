package org.yipanqi.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Powers;
import org.yipanqi.web.MalformedRequest;

/** All kinds of things that files may belong to, and who may do what with their files. */
@Component
class EvidenceOwners {

  private final Map<String, EvidenceOwner> byKind = new TreeMap<>();
  private final Powers powers;

  EvidenceOwners(List<EvidenceOwner> owners, Powers powers) {
    for (var owner : owners) {
      if (byKind.put(owner.kind(), owner) != null) {
        throw new IllegalStateException("two owners of " + owner.kind());
      }
    }
    this.powers = powers;
  }

  EvidenceOwner of(String kind) {
    var owner = byKind.get(kind);
    if (owner == null) {
      throw new MalformedRequest("of", "web.bad-value");
    }
    return owner;
  }

  /** What a file belongs to, where the caller sees the files of that. */
  Optional<EvidenceSubject> showing(Caller caller, EvidenceFile file) {
    return of(file.kind()).seen(caller, file.subject()).filter(EvidenceSubject::sees);
  }

  /** Whether the caller adds and withdraws files of it, by power, place and turn. */
  boolean adds(Caller caller, EvidenceOwner owner, EvidenceSubject of) {
    var power = powers.find(owner.power()).orElseThrow();
    return of.sees() && of.adds() && power.duties().contains(caller.duty());
  }
}
