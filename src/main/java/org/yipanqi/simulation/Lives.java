package org.yipanqi.simulation;

/** Writes everything about one person, then forgets the person: memory does not grow. */
final class Lives {

  private final World world;
  private final PersonFiles personFiles;
  private final Pregnancies pregnancies;
  private final Contracts contracts;
  private final PublicHealth publicHealth;
  private final Claims claims;
  private final Visits visits;
  private final Stays stays;

  Lives(World world) {
    this.world = world;
    var choices = new Choices(world);
    var diagnoses = new Diagnoses(world.county());
    var referrals = new Referrals(world);
    personFiles = new PersonFiles(world);
    pregnancies = new Pregnancies(world);
    contracts = new Contracts(world);
    publicHealth = new PublicHealth(world);
    claims = new Claims(world);
    visits = new Visits(world, choices, claims, referrals, diagnoses);
    stays = new Stays(world, choices, claims, referrals, diagnoses);
  }

  void write(int number) {
    var person = world.people().person(number);
    var health = world.dice(Dice.Stream.HEALTH, number);
    var conditions = Conditions.of(person, world.span(), health);
    var pregnant = pregnancies.write(person);
    personFiles.write(person, conditions);
    contracts.write(person, conditions, pregnant);
    publicHealth.write(person, conditions);
    var care = world.dice(Dice.Stream.CARE, number);
    visits.write(person, conditions, care);
    stays.write(person, conditions, pregnant, care);
    claims.pharmacies(person, world.dice(Dice.Stream.CLAIMS, number));
  }

  void strangers() {
    visits.strangers();
  }
}
