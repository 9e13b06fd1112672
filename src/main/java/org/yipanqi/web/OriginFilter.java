package org.yipanqi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Numbers every request, before anything else sees it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OriginFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  /** Every line that the request logs carries its number under this name. */
  static final String NOTED = "request";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var origin = new Origin(UUID.randomUUID().toString(), request.getRemoteAddr());
    response.setHeader(HEADER, origin.requestId());
    try (var _ = MDC.putCloseable(NOTED, origin.requestId())) {
      ScopedValue.where(Origin.CURRENT, origin)
          .call(() -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
