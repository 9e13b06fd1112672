package org.yipanqi.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.indicators.PaperCounty;

/**
 * The paper county under a policy of its own, in one context for all tests of evaluations. The
 * policy asks for a midterm evaluation by the end of 2019, and reads what results come to.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "tests.database=evaluation")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {OnTestDatabase.Initializer.class, OnPaperYear.Policy.class})
@interface OnPaperYear {

  /** Lays the policy's folder out before anything reads it. */
  final class Policy implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String ADDED =
        """
        phases:
          - id: midterm
            clause: r3
            title: {zh: 中期, en: Midterm}
            from: null
            to: 2019-12-31
            evaluation: midterm
        measures:
          - id: pay_result
            label: {zh: 用于工资总量的考核得分, en: Score that pay rests on}
            fact: evaluation_result
            axis: scored
            aggregate: sum
            of: score
            where: use == "pay" && scoring_table == "uses" && purpose == "regular" && months == 12
            unit: score
        """;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var folder = PaperCounty.packAlone();
      try {
        Files.writeString(folder.resolve(PaperCounty.PACK).resolve("added.yaml"), ADDED);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      TestPropertyValues.of("yipanqi.policies=" + folder).applyTo(context);
    }
  }
}
