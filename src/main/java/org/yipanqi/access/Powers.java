package org.yipanqi.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All that may be done in the house. */
@Component
public class Powers {

  private final Map<String, Power> byCode = new TreeMap<>();

  Powers(List<Power.Declared> modules) {
    for (var module : modules) {
      for (var power : module.powers()) {
        if (byCode.put(power.code(), power) != null) {
          throw new IllegalStateException("two powers are called " + power.code());
        }
      }
    }
  }

  public Optional<Power> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  public Collection<Power> all() {
    return List.copyOf(byCode.values());
  }

  /** The codes of what a duty may do. */
  public List<String> of(Duty duty) {
    return byCode.values().stream()
        .filter(power -> power.duties().contains(duty))
        .map(Power::code)
        .toList();
  }
}
