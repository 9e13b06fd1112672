package org.yipanqi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Reading.Sample;
import org.yipanqi.watch.Readings;

/**
 * How many requests there were and how long they took, by the pattern of their address: what stands
 * in its places, codes and numbers, is never told.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestTimes extends OncePerRequestFilter implements Readings {

  private record Route(String method, String pattern, String status) {}

  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
  private static final int MOST_ROUTES = 2_000;
  private static final int HUNDRED = 100;

  /** Methods that exist; whatever else a client writes there is one more label otherwise. */
  private static final java.util.Set<String> METHODS =
      java.util.Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** Times of one route. */
  private static final class Times {
    private final AtomicLongArray below = new AtomicLongArray(BOUNDS.length);
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long took) {
      count.increment();
      nanos.add(took);
      for (var i = 0; i < BOUNDS.length; i++) {
        if (took <= BOUNDS[i] * 1e9) {
          below.incrementAndGet(i);
        }
      }
    }
  }

  private final Map<Route, Times> times = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var began = System.nanoTime();
    running.incrementAndGet();
    var status = 500;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      running.decrementAndGet();
      if (!"text/event-stream".equals(type(response))) {
        var route = new Route(method(request), pattern(request), status / HUNDRED + "xx");
        if (times.size() < MOST_ROUTES || times.containsKey(route)) {
          times.computeIfAbsent(route, _ -> new Times()).add(System.nanoTime() - began);
        }
      }
    }
  }

  @Override
  public List<Reading> read() {
    var samples = new ArrayList<Sample>();
    times.forEach((route, of) -> {
      var labels = Map.of("method", route.method, "route", route.pattern, "status", route.status);
      for (var i = 0; i < BOUNDS.length; i++) {
        samples.add(bucket(labels, Double.toString(BOUNDS[i]), of.below.get(i)));
      }
      var count = of.count.sum();
      samples.add(bucket(labels, "+Inf", count));
      samples.add(new Sample("_sum", labels, of.nanos.sum() / 1e9));
      samples.add(new Sample("_count", labels, count));
    });
    return List.of(
        new Reading(
            "yipanqi_request_seconds",
            "Time from a request's first byte to its answer's last.",
            Reading.Kind.HISTOGRAM,
            samples),
        Reading.gauge("yipanqi_requests_running", "Requests not yet answered.", running.get()));
  }

  private static Sample bucket(Map<String, String> labels, String bound, long value) {
    var more = new java.util.HashMap<>(labels);
    more.put("le", bound);
    return new Sample("_bucket", more, value);
  }

  private static String method(HttpServletRequest request) {
    return METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
  }

  private static String pattern(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
            instanceof String pattern
        ? pattern
        : "none";
  }

  private static String type(HttpServletResponse response) {
    var type = response.getContentType();
    return type == null ? "" : type.split(";", 2)[0];
  }
}
