package org.yipanqi.simulation;

import java.util.List;

/** Where somebody goes: the village, the town, a lead hospital, or out of the county. */
final class Choices {

  /** How far somebody goes for care. */
  enum Tier {
    VILLAGE,
    TOWN,
    LEAD,
    OUTSIDE
  }

  /** A hospital outside the county; it has no row in the registry. */
  record Outside(String code, long division) {}

  private final World world;
  private final List<Institution> leads;
  private final double[] leadSums;
  private final Institution motherAndChild;
  private final List<Outside> outside;
  private final double[] outsideSums;

  Choices(World world) {
    this.world = world;
    leads = world.county().leads();
    leadSums = Dice.runningSums(leads.stream().mapToDouble(i -> i.character().pull()).toArray());
    motherAndChild = world.county().motherAndChild();
    var rows = world.county().table("outside").all();
    outside = rows.stream().map(r -> new Outside(r.text("code"), r.code("division"))).toList();
    outsideSums = Dice.runningSums(rows.stream().mapToDouble(r -> r.number("weight")).toArray());
  }

  Tier ofVisit(Dice dice, Village village, int month) {
    var town = world.reform(village.townHospital(), month);
    var lead = world.reform(village.lead(), month);
    var atTown =
        Knobs.TOWN * village.townHospital().character().pull() * (1 + Knobs.REFORM_TOWN * town);
    return pick(
        dice,
        village.clinic() == null ? 0 : Knobs.VILLAGE,
        atTown,
        Knobs.LEAD * (1 + Knobs.REFORM_LEAD * lead),
        Knobs.OUTSIDE * (1 + Knobs.REFORM_OUTSIDE * lead));
  }

  Tier ofStay(Dice dice, Village village, int month) {
    var town = world.reform(village.townHospital(), month);
    var lead = world.reform(village.lead(), month);
    var atTown =
        Knobs.STAY_TOWN
            * village.townHospital().character().pull()
            * (1 + Knobs.REFORM_TOWN * town);
    return pick(
        dice, 0, atTown, Knobs.STAY_LEAD, Knobs.STAY_OUTSIDE * (1 + Knobs.REFORM_OUTSIDE * lead));
  }

  /** Mostly the lead of one's own community; children often the maternal and child hospital. */
  Institution hospital(Dice dice, Village village, int age) {
    if (age < 14 && dice.chance(Knobs.TO_MOTHER_AND_CHILD)) {
      return motherAndChild;
    }
    return dice.chance(Knobs.OWN_LEAD) ? village.lead() : leads.get(dice.pick(leadSums));
  }

  Institution motherAndChild() {
    return motherAndChild;
  }

  Outside elsewhere(Dice dice) {
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
