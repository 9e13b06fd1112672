package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.yipanqi.facts.RecordKeeping;

/** Each package is a module, and calls run down the floors of the house (ARCHITECTURE.md). */
class ModularityTest {

  private static final Map<Integer, List<String>> FLOORS =
      Map.of(
          0,
              List.of(
                  "kernel",
                  "safekeeping",
                  "web",
                  "database",
                  "watch",
                  "backup",
                  "simulation",
                  "paper"),
          1,
              List.of(
                  "registry",
                  "residents",
                  "access",
                  "audit",
                  "policy",
                  "facts",
                  "terminology",
                  "messages",
                  "evidence"),
          2,
              List.of(
                  "records",
                  "insurance",
                  "workforce",
                  "compensation",
                  "ledger",
                  "familydoctor",
                  "publichealth",
                  "quality",
                  "referral",
                  "scheduling",
                  "sharedrecord"),
          3,
              List.of(
                  "indicators",
                  "entitlement",
                  "reporting",
                  "supervision",
                  "evaluation",
                  "governance"),
          4, List.of("console"));

  @Test
  void modules_keep_to_their_declared_dependencies() {
    ApplicationModules.of(Yipanqi.class).verify();
  }

  @Test
  void every_module_has_a_floor() {
    var modules = new TreeSet<String>();
    House.classes().forEach(type -> modules.add(House.module(type)));
    modules.remove("");

    var onFloors = new TreeSet<String>();
    FLOORS.values().forEach(onFloors::addAll);
    assertThat(modules).isEqualTo(onFloors);
  }

  @Test
  void every_module_that_keeps_records_is_named_to_the_service_loader() {
    var written = new TreeSet<String>();
    for (var type : House.classes()) {
      if (type.isAssignableTo(RecordKeeping.class) && !type.isInterface()) {
        written.add(type.getName());
      }
    }
    var found = new TreeSet<String>();
    ServiceLoader.load(RecordKeeping.class).forEach(each -> found.add(each.getClass().getName()));

    assertThat(found).isEqualTo(written);
  }

  @Test
  void calls_run_downwards_and_the_figures_never_call_the_rooms_that_keep_records() {
    var floor = new TreeMap<String, Integer>();
    FLOORS.forEach((number, modules) -> modules.forEach(module -> floor.put(module, number)));
    var strays = new ArrayList<String>();
    for (JavaClass type : House.classes()) {
      var from = House.module(type);
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var to = House.module(dependency.getTargetClass());
        if (from.isEmpty() || to.isEmpty()) {
          continue;
        }
        var upwards = floor.get(from) < floor.get(to);
        var figuresCallRecords = floor.get(from) == 3 && floor.get(to) == 2;
        if (upwards || figuresCallRecords) {
          strays.add(dependency.getDescription());
        }
      }
    }
    Collections.sort(strays);
    assertThat(strays).isEmpty();
  }
}
