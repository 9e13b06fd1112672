package org.yipanqi;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** Rules of STYLE.md that a machine can see. At most eight; one that only annoys is deleted. */
class HouseRulesTest {

  private static final String EMPTY_NAME =
      "[^$]*(Service|Manager|Impl|Helper|Utils?|Common|Base|Dto|DTO|VO|BO|Mapper)|Abstract[^$]*";
  private static final int MOST_LINES = 250;
  private static final int MOST_KERNEL_LINES = 1000;

  @Test
  void names_say_what_a_thing_is_in_the_county() {
    check(noClasses().should().haveNameMatching("[^$]*\\.(" + EMPTY_NAME + ")"));
  }

  @Test
  void packages_are_capabilities_not_layers() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage(
                "..service..",
                "..controller..",
                "..dto..",
                "..model..",
                "..entity..",
                "..repository..",
                "..util..",
                "..utils..",
                "..common..",
                "..base..",
                "..impl.."));
  }

  @Test
  void nothing_is_inherited_that_could_be_composed() {
    check(
        noClasses()
            .that(are(ownAbstractClass()))
            .should()
            .resideOutsideOfPackages("org.yipanqi.kernel", "org.yipanqi.web"));
  }

  @Test
  void a_field_is_filled_by_the_constructor_and_is_no_optional() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notHaveRawType(Optional.class));
  }

  /** Spring passes over a private or final method in silence; a controller is no place to begin. */
  @Test
  void a_transaction_is_opened_by_a_facade_where_spring_can_open_it() {
    check(
        methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .notBePrivate()
            .andShould()
            .notBeFinal()
            .andShould()
            .notBeStatic()
            .andShould()
            .beDeclaredInClassesThat()
            .areNotAnnotatedWith(RestController.class));
  }

  @Test
  void time_comes_from_the_clock_that_was_handed_in() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "reads the machine's clock", HouseRulesTest::readsClock)));
  }

  @Test
  void only_the_command_line_prints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.yipanqi.console")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void a_class_fits_into_one_head_and_the_kernel_stays_small() throws IOException {
    var tooLong = new ArrayList<String>();
    var kernel = 0;
    for (var file : House.files(House.SOURCES, ".java")) {
      var lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(file.getFileName() + " has " + lines + " lines");
      }
      kernel += file.startsWith(House.SOURCES.resolve("kernel")) ? lines : 0;
    }
    assertThat(tooLong).isEmpty();
    assertThat(kernel).isLessThan(MOST_KERNEL_LINES);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(House.classes());
  }

  private static DescribedPredicate<JavaClass> ownAbstractClass() {
    return DescribedPredicate.describe(
        "abstract classes",
        type ->
            type.getModifiers().contains(ABSTRACT)
                && !type.isInterface()
                && !type.isEnum()
                && !type.isAnnotation());
  }

  private static boolean readsClock(JavaMethodCall call) {
    var target = call.getTarget();
    var withoutClock =
        target.getName().equals("now")
            && target.getOwner().getPackageName().equals("java.time")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class));
    var system =
        target.getOwner().isEquivalentTo(System.class)
            && target.getName().equals("currentTimeMillis");
    return withoutClock || system;
  }
}
