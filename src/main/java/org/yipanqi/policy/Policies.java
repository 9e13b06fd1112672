package org.yipanqi.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Problem;

/**
 * The packs in force in this house: those in the policy folder that have no mistake, with what the
 * county has decided put over them.
 */
@Service
public class Policies {

  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

  /** The packs as of the newest decision in the house. */
  private record InForce(long edition, Map<String, PolicyPack> packs, List<Long> left) {}

  private final FactCatalogue facts = FactCatalogue.load();
  private final PublishedDecisions decisions;
  private final ReentrantLock composing = new ReentrantLock();
  private volatile Map<String, AmendedPack> folders = Map.of();
  private volatile @Nullable InForce known;

  Policies(@Value("${yipanqi.policies}") Path folder, PublishedDecisions decisions) {
    this.decisions = decisions;
    var ids = new PackIds();
    for (var each : folders(folder)) {
      load(each, ids);
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.list(folder)) {
      return found.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes a pack in from its folder, in the place of the one with its id; one with mistakes is
   * refused whole.
   */
  public final PackReader.Reading load(Path folder) {
    return load(folder, new PackIds());
  }

  private PackReader.Reading load(Path folder, PackIds ids) {
    var read = read(folder, ids);
    var amended = read.amended();
    if (amended != null) {
      var all = new LinkedHashMap<>(folders);
      all.put(amended.own().id(), amended);
      folders = all;
      if (known != null) {
        compose();
      }
    }
    for (var mistake : read.reading().mistakes()) {
      LOG.warn("policy pack refused: {}/{}", folder.getFileName(), mistake.in(Locale.ENGLISH));
    }
    return read.reading();
  }

  private PackReader.Folder read(Path folder, PackIds ids) {
    try {
      return PackReader.folder(folder, facts, ids);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Collection<PolicyPack> all() {
    return inForce().packs().values();
  }

  /** The pack with an id, with the newest decisions unless they are just being put over it. */
  public Optional<PolicyPack> find(String id) {
    if (behind() && composing.tryLock()) {
      try {
        compose();
      } finally {
        composing.unlock();
      }
    }
    return Optional.ofNullable(inForce().packs().get(id));
  }

  /** The pack with an id, or a problem that names it. */
  public PolicyPack get(String id) {
    return find(id).orElseThrow(() -> PolicyProblem.UNKNOWN_PACK.because(id));
  }

  /**
   * Takes in what was decided since, in whatever process; cheap when nothing was. It may wait for
   * others who do the same, so nobody calls it who holds what they need.
   */
  public void catchUp() {
    composing.lock();
    try {
      if (behind()) {
        compose();
      }
    } finally {
      composing.unlock();
    }
  }

  private boolean behind() {
    var have = known;
    return have == null || have.edition() != decisions.newest();
  }

  private InForce inForce() {
    var have = known;
    return have == null ? compose() : have;
  }

  private InForce compose() {
    var newest = decisions.newest();
    var packs = new LinkedHashMap<String, PolicyPack>();
    var left = new ArrayList<Long>();
    folders.forEach((id, folder) -> packs.put(id, amended(folder, decisions.of(id), left)));
    var fresh = new InForce(newest, packs, List.copyOf(left));
    known = fresh;
    return fresh;
  }

  /**
   * A decision was checked before it was published, but the folder may have changed since. One that
   * no longer fits is left out and named; the pack never goes down with it.
   */
  private static PolicyPack amended(AmendedPack folder, List<Amendment> all, List<Long> left) {
    var whole = folder.with(all).pack();
    if (whole.isPresent()) {
      return whole.get();
    }
    var fitting = new ArrayList<Amendment>();
    var pack = folder.own();
    for (var each : all) {
      fitting.add(each);
      var reading = folder.with(fitting);
      if (reading.pack().isPresent()) {
        pack = reading.pack().get();
      } else {
        fitting.removeLast();
        left.add(each.no());
        reading
            .mistakes()
            .forEach(
                m -> LOG.error("decision {} is left out: {}", each.no(), m.in(Locale.ENGLISH)));
      }
    }
    return pack;
  }

  /** The published decisions that no longer fit their pack and are left out. */
  public List<Long> leftOut() {
    return inForce().left();
  }

  /** The pack as it would be with one more decision, or what is wrong with that decision. */
  public PackReader.Reading with(String id, Amendment decision) {
    var folder = folder(id);
    var left = leftOut();
    var all = new ArrayList<>(decisions.of(id));
    all.removeIf(a -> left.contains(a.no()));
    all.add(decision);
    return folder.with(all);
  }

  /** A changed folder as it would be in force: with what the county has decided put over it. */
  public PackReader.Reading changed(Path folder) {
    var read = read(folder, new PackIds());
    var amended = read.amended();
    return amended == null ? read.reading() : amended.with(decisions.of(amended.own().id()));
  }

  /** The parts of a definition that may be worded anew, as they hold on a day. */
  public Optional<Map<String, String>> wording(
      String id, Amendment.Kind kind, String target, LocalDate on) {
    var published =
        decisions.of(id).stream()
            .filter(a -> a.kind() == kind && a.target().equals(target))
            .filter(a -> !a.from().isAfter(on))
            .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other);
    return published.isPresent()
        ? published.map(Amendment::fields)
        : folder(id).wording(kind, target, on);
  }

  private AmendedPack folder(String id) {
    return Optional.ofNullable(folders.get(id))
        .orElseThrow(() -> PolicyProblem.UNKNOWN_PACK.because(id));
  }

  /** Why policies can't answer. */
  enum PolicyProblem implements Problem.Type {
    UNKNOWN_PACK;

    @Override
    public Problem.Kind kind() {
      return Problem.Kind.MISSING;
    }
  }
}
