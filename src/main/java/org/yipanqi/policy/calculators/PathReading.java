package org.yipanqi.policy.calculators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.calculators.PathController.PathPatient;
import org.yipanqi.policy.calculators.PathController.PathRequest;
import org.yipanqi.policy.calculators.PathController.PathStop;
import org.yipanqi.policy.path.CarePath;
import org.yipanqi.policy.path.PathRules;
import org.yipanqi.policy.path.StopCare;
import org.yipanqi.policy.path.StopLevel;
import org.yipanqi.policy.rules.PathFact;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.web.Messages;

/** Reads a way as it was typed; whatever is wrong with it is told at once, by field. */
final class PathReading {

  /** A way that can be answered. */
  record Read(CarePath path, LocalDate on, Map<String, Object> assumed) {}

  private final PolicyPack pack;
  private final TypedFields fields;

  PathReading(PolicyPack pack, Messages messages) {
    this.pack = pack;
    this.fields = new TypedFields(messages);
  }

  /**
   * @throws org.yipanqi.web.MalformedRequest with all the fields at fault
   */
  Read read(PathRequest asked, LocalDate today) {
    if (asked.stops().isEmpty() || asked.stops().size() > CarePath.MOST_STOPS) {
      fields.wrong("stops", "policy.path.stops", CarePath.MOST_STOPS, asked.stops().size());
      fields.check();
    }
    var given = fields.day("on", asked.on());
    var on = given == null ? today : given;
    var rules = PathRules.rules(pack, on);
    var patient = patient(asked.patient(), rules);
    var stops = new ArrayList<CarePath.Stop>();
    for (var i = 0; i < asked.stops().size(); i++) {
      stops.add(stop("stops[" + i + "].", asked.stops().get(i), rules));
    }
    order(stops);
    var assumed = assumed(asked.assumed(), rules, on);
    fields.check();
    return new Read(new CarePath(patient, stops), on, assumed);
  }

  private CarePath.Patient patient(@Nullable PathPatient typed, List<Rule> rules) {
    if (typed == null) {
      return CarePath.Patient.UNKNOWN;
    }
    return new CarePath.Patient(
        fields.code(
            "patient.insurance", typed.insurance(), CarePath.Insurance.values(), "insurance"),
        typed.contracted(),
        answers("patient.answers.", typed.answers(), rules, PathFact.PERSON));
  }

  private CarePath.Stop stop(String at, PathStop typed, List<Rule> rules) {
    return new CarePath.Stop(
        null,
        fields.code(at + "level", typed.level(), StopLevel.values(), "level"),
        fields.code(at + "care", typed.care(), StopCare.values(), "care"),
        fields.day(at + "on", typed.on()),
        fields.day(at + "left", typed.left()),
        typed.referred(),
        fields.day(at + "referredOn", typed.referredOn()),
        typed.sameCommunity(),
        typed.designated(),
        typed.sameIllness(),
        fields.yuan(at + "paid", typed.paid()),
        answers(at + "answers.", typed.answers(), rules, null));
  }

  /** No day lies before one that came earlier on the way. */
  private void order(List<CarePath.Stop> stops) {
    LocalDate last = null;
    for (var i = 0; i < stops.size(); i++) {
      var stop = stops.get(i);
      var at = "stops[" + i + "].";
      last = later(at + "on", stop.on(), last);
      last = later(at + "left", stop.left(), last);
      var on = stop.on();
      if (stop.referredOn() != null && on != null && stop.referredOn().isAfter(on)) {
        fields.wrong(at + "referredOn", "policy.path.referred-after", on);
      }
    }
  }

  private @Nullable LocalDate later(
      String field, @Nullable LocalDate day, @Nullable LocalDate last) {
    if (day == null) {
      return last;
    }
    if (last != null && day.isBefore(last)) {
      fields.wrong(field, "policy.path.order", last);
      return last;
    }
    return day;
  }

  /**
   * @param from what the asks name by from that are answered here; null: those without any
   */
  private Map<String, Object> answers(
      String at,
      @Nullable Map<String, @Nullable String> typed,
      List<Rule> rules,
      @Nullable PathFact from) {
    var answers = new HashMap<String, Object>();
    if (typed == null) {
      return answers;
    }
    typed.forEach((id, text) -> {
      if (text == null || text.isBlank()) {
        return;
      }
      var ask =
          rules.stream().flatMap(r -> r.ask(id).stream()).filter(a -> a.from() == from).findFirst();
      if (ask.isEmpty()) {
        fields.wrong(at + id, "policy.path.unknown-ask");
        return;
      }
      answer(ask.get(), text.strip())
          .ifPresentOrElse(value -> answers.put(id, value), () -> unfit(at + id, ask.get()));
    });
    return answers;
  }

  private static Optional<Object> answer(Rule.Ask ask, String text) {
    return Answers.value(ask.type(), text)
        .filter(value ->
            ask.type() != Rule.Type.CHOICE
                || ask.choices().stream().anyMatch(c -> c.code().equals(value)))
        .filter(value ->
            !(value instanceof BigDecimal n)
                || (ask.type() != Rule.Type.INT || n.stripTrailingZeros().scale() <= 0)
                    && (ask.least() == null || n.compareTo(ask.least()) >= 0)
                    && (ask.most() == null || n.compareTo(ask.most()) <= 0));
  }

  private void unfit(String field, Rule.Ask ask) {
    if (ask.least() != null && ask.most() != null) {
      fields.wrong(
          field,
          "policy.path.range",
          ask.label(),
          RuleFace.plain(ask.least()),
          RuleFace.plain(ask.most()));
    } else {
      fields.wrong(field, "policy.path.answer", ask.label());
    }
  }

  /** Only what the county has left open may be supposed, and only within its range. */
  private Map<String, Object> assumed(
      @Nullable Map<String, @Nullable String> typed, List<Rule> rules, LocalDate on) {
    var assumed = new HashMap<String, Object>();
    if (typed == null) {
      return assumed;
    }
    typed.forEach((id, text) -> {
      if (text == null || text.isBlank()) {
        return;
      }
      var open =
          pack.parameter(id, on)
              .filter(p -> rules.stream().anyMatch(r -> r.parameters().contains(id)))
              .filter(p -> p.fixed().isEmpty());
      if (open.isEmpty()) {
        fields.wrong("assumed." + id, "policy.path.not-open");
        return;
      }
      supposed(open.get(), text.strip())
          .ifPresentOrElse(
              value -> assumed.put(id, value),
              () -> fields.wrong("assumed." + id, "policy.path.unfit", open.get().label()));
    });
    return assumed;
  }

  private static Optional<Object> supposed(Parameter of, String text) {
    var range = of.range();
    return switch (of.type()) {
      case BOOL -> Answers.value(Rule.Type.BOOL, text);
      case CHOICE ->
          of.choices().stream().anyMatch(c -> c.code().equals(text))
              ? Optional.of(text)
              : Optional.empty();
      case INT, DECIMAL ->
          Answers.value(Rule.Type.DECIMAL, text)
              .map(BigDecimal.class::cast)
              .filter(n -> n.signum() >= 0 && n.compareTo(TypedFields.MOST_YUAN) <= 0)
              .filter(n ->
                  of.type() != PolicyPack.ParameterType.INT || n.stripTrailingZeros().scale() <= 0)
              .filter(n ->
                  range == null
                      || n.compareTo(range.least()) >= 0 && n.compareTo(range.most()) <= 0)
              .map(Object.class::cast);
    };
  }
}
