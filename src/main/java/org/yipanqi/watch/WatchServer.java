package org.yipanqi.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Answers on a port of its own, so that it does whatever the pages are busy with: {@code /live},
 * {@code /ready} and {@code /metrics}. It is there only where a port was set.
 */
@Component
@ConditionalOnWebApplication
class WatchServer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WatchServer.class);
  private static final int WAITING_AT_MOST = 16;
  private static final String MOST_SECONDS = "10";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_METHOD = 405;

  private final String address;
  private final int port;
  private final ObjectProvider<Readings> readings;
  private final ObjectProvider<Readiness> parts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile String state = "it is starting";
  private @Nullable HttpServer server;

  /**
   * @param port below nought for none at all
   */
  WatchServer(
      @Value("${yipanqi.watch.address}") String address,
      @Value("${yipanqi.watch.port}") int port,
      ObjectProvider<Readings> readings,
      ObjectProvider<Readiness> parts) {
    this.address = address;
    this.port = port;
    this.readings = readings;
    this.parts = parts;
  }

  /** Begins before all others, and ends after they have. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void start() {
    if (port < 0) {
      return;
    }
    // Read by the JDK's server once, when it is first used: nobody may hold a line open for
    // nothing.
    System.setProperty("sun.net.httpserver.maxReqTime", MOST_SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", MOST_SECONDS);
    try {
      var fresh = HttpServer.create(new InetSocketAddress(address, port), WAITING_AT_MOST);
      fresh.setExecutor(threads);
      fresh.createContext("/", this::answer);
      fresh.start();
      server = fresh;
      LOG.info("watched at {}:{}", address, port());
    } catch (IOException e) {
      LOG.warn("nobody can watch at {}:{}: {}", address, port, e.getMessage());
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    threads.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** The port that it listens on; below nought when it doesn't. */
  int port() {
    return server == null ? -1 : server.getAddress().getPort();
  }

  /** Whoever sends requests here should stop before the pages do. */
  @EventListener
  void on(ContextClosedEvent closed) {
    state = "it is stopping";
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    state = "";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, NO_SUCH_METHOD, "text/plain", "");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/live" -> send(exchange, OK, "text/plain", "alive\n");
        case "/ready" -> ready(exchange);
        case "/metrics" -> send(exchange, OK, Exposition.TYPE, Exposition.of(all()));
        default -> send(exchange, NOT_FOUND, "text/plain", "/live /ready /metrics\n");
      }
    } catch (RuntimeException e) {
      LOG.error("a reading failed", e);
      throw e;
    }
  }

  private void ready(HttpExchange exchange) throws IOException {
    if (!state.isEmpty()) {
      send(exchange, UNAVAILABLE, "text/plain", "program: " + state + "\n");
      return;
    }
    var text = new StringBuilder();
    var obstacles = 0;
    for (var part : parts.orderedStream().toList()) {
      var obstacle = obstacle(part);
      text.append(part.part()).append(": ").append(obstacle == null ? "ready" : obstacle);
      text.append('\n');
      obstacles += obstacle == null ? 0 : 1;
    }
    send(exchange, obstacles == 0 ? OK : UNAVAILABLE, "text/plain", text.toString());
  }

  private static @Nullable String obstacle(Readiness part) {
    try {
      return part.obstacle().orElse(null);
    } catch (RuntimeException e) {
      LOG.warn("{} is not ready", part.part(), e);
      return "it does not answer";
    }
  }

  private List<Reading> all() {
    var all = new ArrayList<Reading>();
    var failed = 0;
    for (var each : readings.orderedStream().toList()) {
      try {
        all.addAll(each.read());
      } catch (RuntimeException e) {
        failed++;
        LOG.warn("readings of {} failed: {}", each.getClass().getSimpleName(), e.toString());
      }
    }
    all.add(
        Reading.gauge(
            "yipanqi_readings_failed", "Parts that could not be read this time.", failed));
    return all;
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
