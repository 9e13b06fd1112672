package org.yipanqi.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.yipanqi.access.Caller;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.evaluation.desk.SampleEvaluations;
import org.yipanqi.governance.sample.SampleBodies;
import org.yipanqi.reporting.SampleReturns;
import org.yipanqi.reporting.checking.SampleChecks;
import org.yipanqi.safekeeping.TlsFiles;
import org.yipanqi.scheduling.keeping.SamplePlaces;
import org.yipanqi.sharedrecord.SampleRecords;
import org.yipanqi.simulation.KnownCounty;
import org.yipanqi.supervision.discipline.SampleSupervision;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code yipanqi start}: the database, the server and its pages, until it is told to stop. */
@Command(name = "start", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  /** Authorities take days to give a new certificate. */
  private static final int SOON_DAYS = 30;

  private static final LocalDate USUAL_EFFECT = LocalDate.of(2020, 1, 1);

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Option(names = "--no-sample")
  private boolean withoutSample;

  @Option(names = "--sample", paramLabel = "NAME")
  private @Nullable String sample;

  /** For the build: asks its own pages once, so that the next start knows the way, and ends. */
  @Option(names = "--once", hidden = true)
  private boolean once;

  StartCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var county = wanted();
    try (var house = RunningHouse.forBrowsers(application)) {
      var address = address(house);
      welcome(house, address, out);
      if (!withoutSample) {
        loadSample(house, county, out);
      }
      house.bean(RunningSample.class).told().ifPresent(out::println);
      house.bean(FirstAccounts.class).ensure(Caller.operator(), out::println);
      out.println(Texts.of("console.start.ready"));
      if (once) {
        askOwnPages(address);
        return 0;
      }
      new CountDownLatch(1).await();
      return 0;
    } catch (RuntimeException e) {
      return portInUse(e);
    }
  }

  private static String address(RunningHouse house) {
    var environment = house.context().getEnvironment();
    return "%s://%s:%s/"
        .formatted(
            environment.containsProperty("server.ssl.bundle") ? "https" : "http",
            environment.getProperty("server.address", "127.0.0.1"),
            environment.getRequiredProperty("local.server.port"));
  }

  private static void welcome(RunningHouse house, String address, PrintWriter out) {
    var database = house.database();
    out.println();
    out.println(Texts.of("console.start.title"));
    out.println(Texts.of("console.start.address", address));
    database
        .folder()
        .ifPresentOrElse(
            folder ->
                out.println(
                    Texts.of(
                        database.folderMoved()
                            ? "console.start.folder-moved"
                            : "console.start.folder",
                        folder)),
            () -> out.println(Texts.of("console.start.external", database.address().url())));
    certificate(house, out);
    out.println();
  }

  private static void certificate(RunningHouse house, PrintWriter out) {
    var settings = DatabaseSettings.ofThisProcess();
    var files = TlsFiles.of(settings.tlsCertificate(), settings.tlsKey());
    if (files.isPresent()) {
      var now = house.bean(Clock.class).instant();
      var left = Duration.between(now, files.get().until()).toDays();
      var soon = left < SOON_DAYS;
      out.println(
          Texts.of(soon ? "console.start.certificate-soon" : "console.start.certificate", left));
    }
  }

  /** The county asked for, before anything is started. */
  private KnownCounty wanted() {
    if (sample != null && withoutSample) {
      throw wrong(Texts.of("console.sample.both"));
    }
    var names = new SampleNames();
    var asked = sample == null ? SampleNames.USUAL : sample;
    return names
        .county(asked)
        .orElseThrow(() -> wrong(Texts.of("console.sample.unknown", asked, names.like(asked))));
  }

  private void loadSample(RunningHouse house, KnownCounty county, PrintWriter out) {
    var samples = house.bean(SimulatedSample.class);
    if (samples.databaseIsEmpty()) {
      samples.load(Caller.operator(), sample(house, samples, county), out::println);
    } else if (sample != null && !samples.holds(county)) {
      out.println(Texts.of("console.sample.other", county.name().in(Texts.language())));
    }
    house.bean(SamplePlaces.class).ensure(Caller.operator());
    house.bean(SampleRecords.class).ensure(Caller.operator());
    house.bean(SampleReturns.class).ensure(Caller.operator());
    house.bean(SampleChecks.class).ensure();
    house.bean(SampleEvaluations.class).ensure(Caller.operator());
    house.bean(SampleBodies.class).ensure();
    house.bean(SampleSupervision.class).ensure();
  }

  /** The usual county can be shown without a policy; whoever asks for one means its policy. */
  private Sample sample(RunningHouse house, SimulatedSample samples, KnownCounty county) {
    var found = samples.of(county);
    if (found.isEmpty() && sample != null) {
      throw wrong(Texts.of("console.sample.no-policy", county.name().in(Texts.language())));
    }
    var today = LocalDate.now(house.bean(Clock.class));
    return found.orElseGet(() -> Sample.of(county, USUAL_EFFECT, today));
  }

  private CommandLine.ParameterException wrong(String text) {
    return new CommandLine.ParameterException(spec.commandLine(), text);
  }

  private static void askOwnPages(String address) throws IOException, InterruptedException {
    if (address.startsWith("https:")) {
      return; // the certificate is of another name than this machine's own
    }
    try (var client = HttpClient.newHttpClient()) {
      for (var path : List.of("", "api/session", "api/packs")) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    }
  }

  private int portInUse(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException taken) {
        spec.commandLine()
            .getErr()
            .println(Texts.of("console.start.port-in-use", String.valueOf(taken.getPort())));
        return Console.FAILED;
      }
    }
    throw e;
  }
}
