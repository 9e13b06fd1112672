package org.yipanqi.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;

/** Everything that answers a request works in the name of who sent it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class EntryFilter extends OncePerRequestFilter {

  /** Who calls without a token: nobody, but in tests that are not about access. */
  interface Assumed {
    Optional<Caller> caller();
  }

  private final SignIn signIn;
  private final Door door;
  private final ObjectProvider<Assumed> assumed;

  EntryFilter(SignIn signIn, Door door, ObjectProvider<Assumed> assumed) {
    this.signIn = signIn;
    this.door = door;
    this.assumed = assumed;
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
    var entry = token.flatMap(signIn::entry);
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
