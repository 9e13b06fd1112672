package org.yipanqi.indicators.figures;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.registry.Division;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/** Names of places and people as shown: Chinese first, English where the county gave one. */
public final class Names {

  private Names() {}

  public static Label of(Row row) {
    return switch (row) {
      case Row.County county -> both(county.name(), county.nameEn());
      case Row.OfCommunity(var community) -> both(community.name(), community.nameEn());
      case Row.OfInstitution(var institution, _) -> of(institution);
    };
  }

  public static Label brief(Row row) {
    return switch (row) {
      case Row.County county -> both(county.name(), county.nameEn());
      case Row.OfCommunity(var community) -> both(community.shortName(), community.nameEn());
      case Row.OfInstitution(var institution, _) ->
          both(institution.shortName(), institution.nameEn());
    };
  }

  public static Label of(Institution institution) {
    return both(institution.name(), institution.nameEn());
  }

  public static Label of(Division division) {
    return both(division.name(), division.nameEn());
  }

  private static Label both(String zh, @Nullable String en) {
    return new Label(zh, Objects.requireNonNullElse(en, zh));
  }

  /** A unit of any axis: an institution, a community or a division. */
  public static Label unit(long unit, RegistrySnapshot registry) {
    var institution = registry.institution((int) unit);
    if (unit <= Integer.MAX_VALUE && institution.isPresent()) {
      return of(institution.get());
    }
    return registry.division(unit).map(Names::of).orElseGet(() -> both(String.valueOf(unit), null));
  }

  /** The code of a unit, as files write it. */
  public static String code(long unit, RegistrySnapshot registry) {
    return unit <= Integer.MAX_VALUE
        ? registry.institution((int) unit).map(Institution::code).orElse(String.valueOf(unit))
        : String.valueOf(unit);
  }
}
