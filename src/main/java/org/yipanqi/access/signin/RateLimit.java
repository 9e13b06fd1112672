package org.yipanqi.access.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Problem;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Reading.Sample;
import org.yipanqi.watch.Readings;
import org.yipanqi.web.Refusals;

/**
 * Holds back who asks faster than a person does: by account, or by address where nobody has signed
 * in. Whoever is held back holds nobody else back. Also refuses an upload before it is read when it
 * can't be meant: by nobody, or without the proof that a page of this house sends it.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 101)
class RateLimit extends OncePerRequestFilter implements Readings {

  private static final int MOST_KEPT = 20_000;
  private static final double MINUTE = 60;

  /** As much of an IPv6 address as is given to one house. */
  private static final int NETWORK_BYTES = 8;

  private static final String EVENTS = "/api/events";
  private static final Set<String> LONG_WORK = Set.of("/api/sheets", "/api/audit/verification");
  private static final List<String> LIMITED = List.of("/api/", "/oauth2/", "/login/oauth2/");

  private final Door door;
  private final Callers callers;
  private final Refusals refusals;
  private final Buckets requests;
  private final Buckets heavy;
  private final LongAdder tooFast = new LongAdder();
  private final LongAdder tooMuch = new LongAdder();

  @Autowired
  RateLimit(
      Door door,
      Callers callers,
      Refusals refusals,
      @Value("${yipanqi.limits.requests-per-second}") double perSecond,
      @Value("${yipanqi.limits.requests-at-once}") int atOnce,
      @Value("${yipanqi.limits.heavy-per-minute}") int heavyPerMinute) {
    this(
        door,
        callers,
        refusals,
        new Buckets(perSecond, atOnce, MOST_KEPT, System::nanoTime),
        new Buckets(heavyPerMinute / MINUTE, heavyPerMinute, MOST_KEPT, System::nanoTime));
  }

  RateLimit(Door door, Callers callers, Refusals refusals, Buckets requests, Buckets heavy) {
    this.door = door;
    this.callers = callers;
    this.refusals = refusals;
    this.requests = requests;
    this.heavy = heavy;
  }

  /** The stream of events has a limit of its own, and a browser that lost its line comes back. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var address = request.getRequestURI();
    return address.equals(EVENTS) || LIMITED.stream().noneMatch(address::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var why = refusal(request, response);
    if (why == null) {
      chain.doFilter(request, response);
    } else {
      refusals.answer(request, response, why);
    }
  }

  private @Nullable Problem refusal(HttpServletRequest request, HttpServletResponse response) {
    var whose = whose(request);
    var wait = requests.take(whose);
    if (wait > 0) {
      tooFast.increment();
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
      return AccessProblem.TOO_FAST.because(wait);
    }
    var upload = isUpload(request);
    if (upload && callers.known().isEmpty()) {
      return AccessProblem.SIGNED_OUT.because();
    }
    if (upload && door.known(request).isPresent() && request.getHeader("X-XSRF-TOKEN") == null) {
      return AccessProblem.FORGED.because();
    }
    wait = upload || isLongWork(request) ? heavy.take(whose) : 0;
    if (wait > 0) {
      tooMuch.increment();
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
      return AccessProblem.TOO_MUCH.because(wait);
    }
    return null;
  }

  private static boolean isUpload(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.startsWith("multipart/");
  }

  /** A file is made for whoever asks for one, and the whole trail looked at. */
  private static boolean isLongWork(HttpServletRequest request) {
    var address = request.getRequestURI();
    return address.endsWith(".xlsx") || LONG_WORK.contains(address);
  }

  private String whose(HttpServletRequest request) {
    return door.known(request)
        .map(entry -> "account " + entry.account().id())
        .or(() -> callers.known().map(caller -> "caller " + caller.user()))
        .orElseGet(() -> "address " + network(request.getRemoteAddr()));
  }

  /** Whoever has one address of an IPv6 network has all of them. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      var bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > NETWORK_BYTES
          ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  @Override
  public List<Reading> read() {
    return List.of(
        new Reading(
            "yipanqi_requests_held_back_total",
            "Requests refused because their account or address sends too many.",
            Reading.Kind.COUNTER,
            List.of(
                new Sample("", Map.of("limit", "requests"), tooFast.sum()),
                new Sample("", Map.of("limit", "heavy"), tooMuch.sum()))));
  }
}
