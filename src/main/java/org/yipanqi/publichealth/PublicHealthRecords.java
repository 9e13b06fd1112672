package org.yipanqi.publichealth;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Pregnancies, enrolments, follow-ups, assessments of the elderly. */
public final class PublicHealthRecords implements RecordKeeping {

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Pregnancies.fact(), Enrolments.fact(), FollowUps.fact(), Assessments.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(
        Pregnancies.format(), Enrolments.format(), FollowUps.format(), Assessments.format());
  }
}
