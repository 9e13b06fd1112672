package org.yipanqi.simulation.money;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.chance.Span;
import org.yipanqi.simulation.places.Institution;
import org.yipanqi.simulation.places.Village;
import org.yipanqi.simulation.run.World;

/**
 * Who works where: as many as the county's size asks for, with posts that change with the reform.
 */
public final class Roster {

  private static final int MOST_CLINICS_OF_A_DOCTOR = 10;
  private static final double CATEGORY_STEP = 0.8191725133961645;
  private static final double TITLE_STEP = 0.6710436067037893;
  private static final double EDUCATION_STEP = 0.5497004779019703;
  private static final double[] LEAD_MIX = {0.29, 0.03, 0.46, 0.06, 0.08, 0.04, 0.04};
  private static final double[] TOWN_MIX = {0.27, 0.12, 0.34, 0.08, 0.08, 0.05, 0.06};
  private static final double[] LEAD_TITLES = {0.05, 0.42, 0.33, 0.14, 0.06};
  private static final double[] TOWN_TITLES = {0.16, 0.70, 0.10, 0.035, 0.005};
  private static final double[] LEAD_EDUCATION = {0.04, 0.22, 0.64, 0.10};
  private static final double[] TOWN_EDUCATION = {0.66, 0.12, 0.22, 0.00};
  private static final List<String> EDUCATION =
      List.of("below_college", "college", "bachelor", "master");

  private final World world;
  private final double weights;
  private final int reformDay;

  public Roster(World world) {
    this.world = world;
    weights = world.county().villages().stream().mapToDouble(Village::weight).sum();
    reformDay = (int) world.county().reformFrom().atDay(1).toEpochDay();
  }

  public List<Staffer> of(Institution institution) {
    var atStart = atStart(institution);
    var expected = institution.clinic() ? 0 : atStart * Knobs.NEW_STAFF;
    var dice = world.dice(Dice.Stream.STAFF, -1 - institution.index());
    var later = (int) Math.floor(expected * (institution.town() ? 1 : 0.4) + dice.unit());
    var staff = new ArrayList<Staffer>();
    for (var k = 0; k < atStart + later; k++) {
      staff.add(staffer(institution, k, k >= atStart));
    }
    return staff;
  }

  /** The residents that a town hospital looks after. */
  public double residents(Institution town) {
    var served =
        world.county().villages().stream()
            .filter(v -> v.townHospital().equals(town))
            .mapToDouble(Village::weight)
            .sum();
    return world.residents() * served / weights;
  }

  private int atStart(Institution institution) {
    if (institution.clinic()) {
      if (!round(institution).getFirst().equals(institution)) {
        return 0;
      }
      var share = world.county().reform().doctorsInClinics();
      return spread(0, institution, new double[] {share, 1 - share}) == 0 ? 2 : 1;
    }
    if (institution.town()) {
      var staff = residents(institution) * Knobs.TOWN_STAFF_PER_1000 / 1000;
      return Math.max(6, (int) Math.round(staff));
    }
    return Math.max(10, (int) Math.round(institution.character().staff() * world.scale()));
  }

  /** The clinics of one town that a village doctor goes round: the post is at the first. */
  private List<Institution> round(Institution clinic) {
    var most = world.county().reform().clinicsShared() ? Math.round(1 / world.scale()) : 1;
    if (most <= 1) {
      return List.of(clinic);
    }
    var size = (int) Math.min(most, MOST_CLINICS_OF_A_DOCTOR);
    var all =
        world.county().institutions().stream()
            .filter(i -> i.clinic() && i.managedBy() == clinic.managedBy())
            .toList();
    var first = all.indexOf(clinic) / size * size;
    return all.subList(first, Math.min(first + size, all.size()));
  }

  private Staffer staffer(Institution at, int k, boolean later) {
    var dice = world.dice(Dice.Stream.STAFF, at.index() * 100_000L + k);
    var head = k == 0 && !at.clinic();
    var category = category(at, k, head);
    var title = title(at, k, head, category);
    var education = EDUCATION.get(spread(k * EDUCATION_STEP, at, education(at, category)));
    var male = category == Staffer.Category.NURSE ? dice.chance(0.04) : dice.chance(0.55);
    var gp = gpFrom(at, category, dice);
    var no = at.code() + "-" + (k + 1);
    var posts = posts(at, k, later, category, gp, dice);
    return new Staffer(
        no,
        world.names().of(dice, male),
        at,
        category,
        title,
        education,
        scope(at, category, gp, dice),
        head,
        posts);
  }

  private static Staffer.Category category(Institution at, int k, boolean head) {
    if (at.clinic()) {
      return k == 0 ? Staffer.Category.VILLAGE_DOCTOR : Staffer.Category.ASSISTANT_DOCTOR;
    }
    var mix = at.town() ? TOWN_MIX : LEAD_MIX;
    return head
        ? Staffer.Category.MANAGER
        : Staffer.Category.values()[spread(k * CATEGORY_STEP, at, mix)];
  }

  private static Staffer.Title title(
      Institution at, int k, boolean head, Staffer.Category category) {
    if (category == Staffer.Category.VILLAGE_DOCTOR || category == Staffer.Category.WORKER) {
      return Staffer.Title.NONE;
    }
    if (head) {
      return at.town() ? Staffer.Title.MID : Staffer.Title.SENIOR;
    }
    return Staffer.Title.values()[
        spread(k * TITLE_STEP, at, at.grassroots() ? TOWN_TITLES : LEAD_TITLES)];
  }

  private static double[] education(Institution at, Staffer.Category category) {
    return category == Staffer.Category.VILLAGE_DOCTOR
        ? new double[] {0.88, 0.11, 0.01, 0}
        : at.grassroots() ? TOWN_EDUCATION : LEAD_EDUCATION;
  }

  /** The day from which a doctor is a registered general practitioner. */
  private int gpFrom(Institution at, Staffer.Category category, Dice dice) {
    if (category != Staffer.Category.DOCTOR) {
      return Span.NEVER;
    }
    var u = dice.unit();
    var usual = Knobs.GENERAL_PRACTITIONERS * (at.town() ? 1 : 0.05);
    var share = at.town() ? usual * world.county().reform().generalPractitioners() : usual;
    if (u < share) {
      return Integer.MIN_VALUE;
    }
    return u < share * 1.35 ? reformDay + dice.between(30, 330) : Span.NEVER;
  }

  private static @Nullable String scope(
      Institution at, Staffer.Category category, int gpFrom, Dice dice) {
    if (!category.treats() || category == Staffer.Category.VILLAGE_DOCTOR) {
      return null;
    }
    if (gpFrom != Span.NEVER) {
      return "general_practice";
    }
    var tcm = at.kind() == Institution.Kind.TCM_HOSPITAL ? 0.6 : at.town() ? 0.24 : 0.06;
    return dice.chance(tcm) ? "tcm" : dice.chance(0.6) ? "internal" : "surgery";
  }

  /** One post, or two where somebody goes on loan, works at two houses or becomes a GP. */
  private List<Staffer.Post> posts(
      Institution at, int k, boolean later, Staffer.Category category, int gpFrom, Dice dice) {
    var span = world.span();
    var leaves = dice.chance(0.03) && k >= 4 && !later && !at.clinic();
    var last = leaves ? dice.between(span.firstDay(), span.lastDay()) : Span.NEVER;
    var from = later ? dice.between(span.firstDay(), span.lastDay()) : span.firstDay();
    var round = at.clinic() ? round(at) : List.of(at);
    if (round.size() > 1) {
      var each = 100 / round.size();
      return round.stream()
          .map(clinic -> new Staffer.Post(clinic, clinic.equals(at), each, false, from, last))
          .toList();
    }
    var full = at.clinic() ? Math.clamp(Math.round(world.scale() * 100), 10, 100) : 100;
    var doctor = category == Staffer.Category.DOCTOR && !leaves && !later;
    if (at.lead() && doctor && k % 6 == 5) {
      return seconded(at, k, dice);
    }
    if (at.lead() && doctor && k % 6 == 3) {
      var town = town(at, k);
      return List.of(
          new Staffer.Post(at, true, 80, false, from, Span.NEVER),
          new Staffer.Post(town, false, 20, false, from, Span.NEVER));
    }
    if (gpFrom > from && gpFrom <= Math.min(last, span.lastDay())) {
      return List.of(
          new Staffer.Post(at, true, full, false, from, gpFrom - 1),
          new Staffer.Post(at, true, full, true, gpFrom, last));
    }
    return List.of(new Staffer.Post(at, true, full, gpFrom <= from, from, last));
  }

  /** From the reform on, some doctors of the lead work in a town for nine months. */
  private List<Staffer.Post> seconded(Institution at, int k, Dice dice) {
    var span = world.span();
    var out = reformDay + dice.between(30, 75);
    if (!span.has(out) || out == span.firstDay()) {
      return List.of(new Staffer.Post(at, true, 100, false, span.firstDay(), Span.NEVER));
    }
    var back = out + 274;
    return List.of(
        new Staffer.Post(at, true, 100, false, span.firstDay(), out - 1),
        new Staffer.Post(town(at, k), true, 100, false, out, back - 1),
        new Staffer.Post(at, true, 100, false, back, Span.NEVER));
  }

  private Institution town(Institution lead, int k) {
    var towns =
        world.county().hospitals().stream()
            .filter(i -> i.town() && i.community().equals(lead.community()))
            .toList();
    return towns.get(k % towns.size());
  }

  /** An even spread: the nth of a house falls into a class as often as its weight says. */
  private static int spread(double step, Institution house, double[] weights) {
    var at = step + house.index() * 0.6180339887498949;
    at -= Math.floor(at);
    var sum = 0.0;
    for (var i = 0; i < weights.length - 1; i++) {
      sum += weights[i];
      if (at < sum) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
