package org.yipanqi.residents;

import java.util.List;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.RecordKeeping;

/** Persons, residences and group memberships. */
public final class ResidentRecords implements RecordKeeping {

  /** The format of persons, whose closed columns others write too. */
  public static ImportFormat persons() {
    return Persons.format();
  }

  @Override
  public List<FactDeclaration> facts() {
    return List.of(Residences.fact(), GroupMemberships.fact());
  }

  @Override
  public List<ImportFormat> formats() {
    return List.of(Persons.format(), Residences.format(), GroupMemberships.format());
  }
}
