package org.yipanqi.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The power that an endpoint needs, and at what place. An endpoint without this word lets nobody
 * through.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  /** Whoever has signed in, in whatever duty. */
  String SIGNED_IN = "signed-in";

  /** Everybody, also who has not signed in. */
  String NOTHING = "nothing";

  /** A power's code, or one of the two above. */
  String value();

  /** The path variable or parameter with the code of the place whose figures are asked for. */
  String figuresOf() default "";

  /** The path variable or parameter with the code of the place whose records are asked for. */
  String recordsOf() default "";
}
