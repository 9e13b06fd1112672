package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.UnsupportedEncodingException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.database.OnTestDatabase;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is checked in; the pages' types are generated from it. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class OpenApiGoldenTest {

  @Autowired private MockMvc mvc;

  @Test
  void the_description_of_the_api_is_up_to_date() throws Exception {
    var json = mvc.perform(get("/v3/api-docs")).andReturn().getResponse();

    House.golden(
        Path.of("api/openapi.json"), tidy(json.getContentAsString(StandardCharsets.UTF_8)));
  }

  /** Two records of one simple name would overwrite each other in the description, silently. */
  @Test
  void every_record_on_the_wire_has_a_name_of_its_own() {
    var byName = new TreeMap<String, Set<String>>();
    for (var type : wireTypes()) {
      byName.computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>()).add(type.getName());
    }
    assertThat(byName.values()).allSatisfy(classes -> assertThat(classes).hasSize(1));
  }

  private static String tidy(String json) throws UnsupportedEncodingException {
    var mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    var tree = mapper.readValue(json, TreeMap.class);
    tree.remove("servers");
    return mapper.writeValueAsString(tree).replace("\r\n", "\n") + "\n";
  }

  /** What the controllers take and answer, with everything inside. */
  private static Set<Class<?>> wireTypes() {
    var found = new LinkedHashSet<Class<?>>();
    for (var type : House.classes()) {
      if (type.isAnnotatedWith(RestController.class)) {
        for (var method : type.reflect().getDeclaredMethods()) {
          if (isHandler(method)) {
            collect(method.getGenericReturnType(), found);
            for (var parameter : method.getGenericParameterTypes()) {
              collect(parameter, found);
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean isHandler(java.lang.reflect.Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && org.springframework.core.annotation.AnnotatedElementUtils.hasAnnotation(
            method, RequestMapping.class);
  }

  private static void collect(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType parameterized) {
      collect(parameterized.getRawType(), found);
      for (var argument : parameterized.getActualTypeArguments()) {
        collect(argument, found);
      }
    } else if (type instanceof Class<?> plain && plain.isArray()) {
      collect(plain.getComponentType(), found);
    } else if (type instanceof Class<?> plain
        && plain.getName().startsWith("org.yipanqi.")
        && found.add(plain)
        && plain.isRecord()) {
      for (var component : plain.getRecordComponents()) {
        collect(component.getGenericType(), found);
      }
    }
  }
}
