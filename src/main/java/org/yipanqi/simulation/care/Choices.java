package org.yipanqi.simulation.care;

import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.run.World;

/** Where somebody goes: the village, the town, a lead hospital, or out of the county. */
public final class Choices {

  /** How far somebody goes for care. */
  public enum Tier {
    VILLAGE,
    TOWN,
    LEAD,
    OUTSIDE
  }

  /** A hospital outside the county; it has no row in the registry. */
  public record Outside(String code, long division) {}

  private final World world;
  private final List<Institution> hospitals;
  private final double[] hospitalSums;
  private final Institution motherAndChild;
  private final List<Outside> outside;
  private final double[] outsideSums;

  public Choices(World world) {
    this.world = world;
    hospitals = world.county().countyLevel();
    hospitalSums =
        Dice.runningSums(hospitals.stream().mapToDouble(i -> i.character().pull()).toArray());
    motherAndChild = world.county().motherAndChild();
    outside =
        world.county().outside().stream()
            .map(place -> new Outside("W-" + place + "-1", Long.parseLong(place)))
            .toList();
    var shares = world.county().outsideShares();
    outsideSums = Dice.runningSums(shares.stream().mapToDouble(s -> s).toArray());
  }

  public Tier ofVisit(Dice dice, Village village, int month) {
    var town = world.reform(village.townHospital(), month);
    var lead = world.reform(village.lead(), month);
    var atTown =
        Knobs.TOWN * village.townHospital().character().pull() * (1 + Knobs.REFORM_TOWN * town);
    return pick(
        dice,
        village.clinic() == null ? 0 : Knobs.VILLAGE,
        atTown,
        Knobs.LEAD * (1 + Knobs.REFORM_LEAD * lead),
        Knobs.OUTSIDE * village.outward() * (1 + Knobs.REFORM_OUTSIDE * lead));
  }

  public Tier ofStay(Dice dice, Village village, int month) {
    var town = world.reform(village.townHospital(), month);
    var lead = world.reform(village.lead(), month);
    var atTown =
        Knobs.STAY_TOWN
            * village.townHospital().character().pull()
            * (1 + Knobs.REFORM_TOWN * town);
    var away = Knobs.STAY_OUTSIDE * village.outward() * (1 + Knobs.REFORM_OUTSIDE * lead);
    return pick(dice, 0, atTown, Knobs.STAY_LEAD, away);
  }

  /** Mostly the lead of one's own community; children often the maternal and child hospital. */
  public Institution hospital(Dice dice, Village village, int age) {
    if (age < 14 && dice.chance(Knobs.TO_MOTHER_AND_CHILD)) {
      return motherAndChild;
    }
    return dice.chance(Knobs.OWN_LEAD) ? village.lead() : hospitals.get(dice.pick(hospitalSums));
  }

  public Institution motherAndChild() {
    return motherAndChild;
  }

  public Outside elsewhere(Dice dice) {
    return outside.get(dice.pick(outsideSums));
  }

  private static Tier pick(Dice dice, double village, double town, double lead, double outside) {
    var at = dice.unit() * (village + town + lead + outside);
    if (at < village) {
      return Tier.VILLAGE;
    }
    if (at < village + town) {
      return Tier.TOWN;
    }
    return at < village + town + lead ? Tier.LEAD : Tier.OUTSIDE;
  }
}
