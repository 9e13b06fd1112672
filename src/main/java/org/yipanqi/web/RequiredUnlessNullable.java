package org.yipanqi.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In the API description a record's component is required unless {@code @Nullable}, as in code. */
@Component
class RequiredUnlessNullable implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    var schema = chain.next().resolve(type, context, chain);
    JavaType java = Json.mapper().constructType(type.getType());
    if (schema == null || java == null || !java.getRawClass().isRecord()) {
      return schema;
    }
    var model =
        schema.get$ref() == null
            ? schema
            : context.getDefinedModels().get(java.getRawClass().getSimpleName());
    if (model != null && model.getProperties() != null) {
      for (var component : java.getRawClass().getRecordComponents()) {
        require(model, component);
      }
    }
    return schema;
  }

  private static void require(Schema<?> model, RecordComponent component) {
    var name = component.getName();
    var required = model.getRequired();
    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && model.getProperties().containsKey(name)
        && (required == null || !required.contains(name))) {
      model.addRequiredItem(name);
    }
  }
}
