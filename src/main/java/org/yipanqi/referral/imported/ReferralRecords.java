package org.yipanqi.referral.imported;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Referrals. */
public final class ReferralRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Referrals.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Referrals.format());
  }
}
