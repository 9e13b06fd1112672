package org.yipanqi.simulation;

import java.util.List;
import org.yipanqi.simulation.care.Choices;
import org.yipanqi.simulation.care.Claims;
import org.yipanqi.simulation.care.Referrals;
import org.yipanqi.simulation.care.Stays;
import org.yipanqi.simulation.care.Visits;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.people.Conditions;
import org.yipanqi.simulation.people.Person;
import org.yipanqi.simulation.publichealth.Contracts;
import org.yipanqi.simulation.publichealth.PersonFiles;
import org.yipanqi.simulation.publichealth.Pregnancies;
import org.yipanqi.simulation.publichealth.PublicHealth;
import org.yipanqi.simulation.run.World;

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
    var referrals = new Referrals(world);
    personFiles = new PersonFiles(world);
    pregnancies = new Pregnancies(world);
    contracts = new Contracts(world);
    publicHealth = new PublicHealth(world);
    claims = new Claims(world);
    visits = new Visits(world, choices, claims, referrals);
    stays = new Stays(world, choices, claims, referrals);
  }

  /** The person of a number, and the children she bears while the simulation runs. */
  void write(int number) {
    var person = world.people().person(number);
    var pregnant = write(person);
    for (var pregnancy : pregnant) {
      var day = pregnancy.deliveredOn();
      var home = world.span().has(day) ? person.homeOn(day) : null;
      if (home != null) {
        write(world.people().newborn(person, home, day));
      }
    }
  }

  /** What is known only when everybody is written: strangers, and sums over people. */
  void close() {
    visits.close();
    publicHealth.close();
  }

  private List<Pregnancies.Pregnancy> write(Person person) {
    var number = person.number();
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
    return pregnant;
  }
}
