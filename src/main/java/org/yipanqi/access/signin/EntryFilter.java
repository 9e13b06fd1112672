package org.yipanqi.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;

/** Everything that answers a request works in the name of who sent it. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class EntryFilter extends OncePerRequestFilter {

  /** Who calls without a token: nobody, but in tests that are not about access. */
  interface Assumed {
    Optional<Caller> caller();
  }

  private final SignIn signIn;
  private final Door door;
  private final ObjectProvider<Assumed> assumed;
  private final HandlerExceptionResolver problems;

  EntryFilter(
      SignIn signIn,
      Door door,
      ObjectProvider<Assumed> assumed,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.signIn = signIn;
    this.door = door;
    this.assumed = assumed;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var token = door.token(request);
    Optional<Entry> entry;
    try {
      entry = token.flatMap(signIn::entry);
    } catch (DataAccessException | TransactionException e) {
      refused(request, response, e);
      return;
    }
    entry.ifPresent(e -> door.remember(request, e));
    var caller =
        token.isEmpty()
            ? assumed.stream().findFirst().flatMap(Assumed::caller)
            : entry.flatMap(e -> Optional.ofNullable(e.caller()));
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      Callers.as(caller.get(), () -> passed(request, response, chain));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Carried e) {
      throw e.exception;
    }
  }

  /** That the database is away is told as it is behind this door, in the caller's language. */
  private void refused(
      HttpServletRequest request, HttpServletResponse response, RuntimeException e) {
    LocaleContextHolder.setLocale(request.getLocale());
    try {
      problems.resolveException(request, response, null, e);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private static boolean passed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new Carried(e);
    }
  }

  /** A checked exception on its way through work that declares none. */
  private static final class Carried extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ServletException exception;

    Carried(ServletException exception) {
      super(exception);
      this.exception = exception;
    }
  }
}
