package org.yipanqi.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yipanqi.database.Acting;

/** Everything that answers a request works in the name of who sent it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class ActingFilter extends OncePerRequestFilter {

  private final Callers callers;

  ActingFilter(Callers callers) {
    this.callers = callers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Acting.within(callers.current().scope(), () -> passed(request, response, chain));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (WrappedException e) {
      throw e.wrapped;
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
      throw new WrappedException(e);
    }
  }

  /** Carries a checked exception through work that declares none. */
  private static final class WrappedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ServletException wrapped;

    WrappedException(ServletException wrapped) {
      this.wrapped = wrapped;
    }
  }
}
