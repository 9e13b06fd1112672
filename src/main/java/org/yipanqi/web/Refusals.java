package org.yipanqi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Answers what is refused on its way to an endpoint as endpoints do, in the caller's language. */
@Component
@ConditionalOnWebApplication
public class Refusals {

  private final HandlerExceptionResolver problems;
  private final LocaleResolver languages;

  Refusals(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      LocaleResolver languages) {
    this.problems = problems;
    this.languages = languages;
  }

  /** Answers with the problem details of {@code why}. */
  public void answer(HttpServletRequest request, HttpServletResponse response, Exception why) {
    LocaleContextHolder.setLocale(languages.resolveLocale(request));
    try {
      problems.resolveException(request, response, null, why);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }
}
