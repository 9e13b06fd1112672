package org.yipanqi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Bounds what a request that is no upload of a file may send, and how long it may take over it: it
 * is read into memory whole.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

  /** A sheet of everything that a page shows is the largest. */
  static final long MOST = 8L << 20;

  private static final String ANSWERED = BodyLimit.class.getName();

  private final Refusals refusals;
  private final double seconds;

  BodyLimit(Refusals refusals, @Value("${yipanqi.limits.body-seconds}") double seconds) {
    this.refusals = refusals;
    this.seconds = seconds;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.startsWith("multipart/");
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(ANSWERED) != null) {
      return; // the server would add a page of its own
    }
    if (request.getContentLengthLong() > MOST) {
      refusals.answer(request, response, new MaxUploadSizeExceededException(MOST));
      return;
    }
    var measured = new Measured(request);
    chain.doFilter(measured, response);
    if (measured.tooSlow()) {
      // else the server would go on reading what comes, drop by drop
      response.flushBuffer();
      request.setAttribute(ANSWERED, true);
      throw new CloseNowException("a body came too slowly");
    }
  }

  /** A request whose body is measured as it comes, whatever it says of its length. */
  private final class Measured extends HttpServletRequestWrapper {

    private @Nullable MeasuredBody body;

    Measured(HttpServletRequest request) {
      super(request);
    }

    @Override
    public MeasuredBody getInputStream() throws IOException {
      var present = body;
      if (present == null) {
        present = new MeasuredBody(super.getInputStream(), MOST, seconds, System::nanoTime);
        body = present;
      }
      return present;
    }

    boolean tooSlow() {
      return body != null && body.tooSlow();
    }
  }
}
