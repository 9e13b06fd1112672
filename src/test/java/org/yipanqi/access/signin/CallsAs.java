package org.yipanqi.access.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.yipanqi.access.Duty;

/** The duty in which a test class calls where it says nothing else. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CallsAs.InDuty.class)
public @interface CallsAs {

  /** Who sees all that is here. */
  Duty value();

  /** Assumes the duty's caller around each test. */
  final class InDuty implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
      var duty = context.getRequiredTestClass().getAnnotation(CallsAs.class).value();
      AssumedCaller.assume(AssumedCaller.in(duty));
    }

    @Override
    public void afterEach(ExtensionContext context) {
      AssumedCaller.assume(AssumedCaller.USUAL);
    }
  }
}
