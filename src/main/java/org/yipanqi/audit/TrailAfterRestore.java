package org.yipanqi.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.database.RestoreCheck;
import org.yipanqi.kernel.Label;

/** What came back from a backup has an audit trail that nobody has changed. */
@Component
class TrailAfterRestore implements RestoreCheck {

  private final Verifications verifications;

  TrailAfterRestore(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public Label subject() {
    return new Label("审计记录首尾相连、未被改动", "The audit trail is one chain, and unchanged");
  }

  @Override
  public List<Label> findings() {
    return verifications.inItself().faults().stream().map(Verifications.Finding::text).toList();
  }
}
