package org.yipanqi.evidence;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Power;

/**
 * What may be done with files at all. To which things a duty adds them is their modules' to say:
 * each {@link EvidenceOwner} names the power that it takes.
 */
enum EvidencePower implements Power {
  SEE("查看佐证材料", "See evidence", Duty.seeing(Duty.Sight.FIGURES)),
  ADD("上传、撤下佐证材料", "Add and withdraw evidence", Duty.seeing(Duty.Sight.FIGURES));

  private final Held held;

  EvidencePower(String zh, String en, Set<Duty> duties) {
    held = Held.by(zh, en, duties);
  }

  @Override
  public Held held() {
    return held;
  }

  /** Makes them known. */
  @Component
  static class Known implements Declared {
    @Override
    public List<EvidencePower> powers() {
      return List.of(values());
    }
  }
}
