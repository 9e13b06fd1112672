package org.yipanqi.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yipanqi.web.Needs;

/** Every address of the product, and a request to each that could be meant. */
final class Endpoints {

  /** One address and verb. */
  record Endpoint(HttpMethod verb, String address, HandlerMethod method, @Nullable Needs needs) {

    @Override
    public String toString() {
      return verb + " " + address;
    }

    /** What the address and the parameters are called. */
    List<String> names() {
      return Arrays.stream(method.getMethodParameters())
          .filter(p ->
              p.hasParameterAnnotation(RequestParam.class)
                  || p.hasParameterAnnotation(PathVariable.class))
          .map(p -> p.getParameter().getName())
          .toList();
    }

    /** The parameter that says which place is asked for; empty where none does. */
    String placed() {
      if (needs == null) {
        return "";
      }
      return needs.figuresOf().isEmpty() ? needs.recordsOf() : needs.figuresOf();
    }

    /** A request with usual values but for some. */
    MockHttpServletRequestBuilder request(Map<String, String> but) {
      var values = new LinkedHashMap<>(USUAL);
      values.putAll(but);
      var variables =
          VARIABLE.matcher(address).results().map(f -> values.getOrDefault(f.group(1), "1"));
      var request =
          MockMvcRequestBuilders.request(
              verb, VARIABLE.matcher(address).replaceAll("{x}"), variables.toArray());
      for (var parameter : method.getMethodParameters()) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        var name = parameter.getParameter().getName();
        if (asked != null
            && !List.class.isAssignableFrom(parameter.getParameterType())
            && values.containsKey(name)
            && (asked.required() || but.containsKey(name))) {
          request.param(name, values.get(name));
        }
      }
      if (verb != HttpMethod.GET) {
        var file =
            Arrays.asList(method.getMethod().getParameterTypes()).contains(MultipartFile.class);
        request
            .contentType(file ? MediaType.MULTIPART_FORM_DATA : MediaType.APPLICATION_JSON)
            .content(file ? "" : "{}");
      }
      return request;
    }
  }

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("pack", "yunan-2020"),
          Map.entry("period", "2020-06"),
          Map.entry("month", "2020-06"),
          Map.entry("fact", "visit"),
          Map.entry("series", "34"),
          Map.entry("a", "2019"),
          Map.entry("b", "2020"),
          Map.entry("part", "numerator"),
          Map.entry("format", "visits"),
          Map.entry("id", "999999"),
          Map.entry("clause", "x"),
          Map.entry("kind", "series"),
          Map.entry("definition", "34"),
          Map.entry("extension", "xlsx"),
          Map.entry("held", "999999"),
          Map.entry("personNo", "none"),
          Map.entry("field", "phone"),
          Map.entry("scope", "990911"),
          Map.entry("county", "990911"),
          Map.entry("unit", "EM-T1"),
          Map.entry("code", "EM-T1"));

  private Endpoints() {}

  static List<Endpoint> of(RequestMappingHandlerMapping mappings) {
    return mappings.getHandlerMethods().entrySet().stream()
        .flatMap(e ->
            e.getKey().getPatternValues().stream()
                .filter(address -> address.startsWith("/api/"))
                .flatMap(address ->
                    e.getKey().getMethodsCondition().getMethods().stream()
                        .map(verb ->
                            new Endpoint(
                                verb.asHttpMethod(),
                                address,
                                e.getValue(),
                                PowerGate.needs(e.getValue())))))
        .sorted(Comparator.comparing(Endpoint::toString))
        .toList();
  }
}
