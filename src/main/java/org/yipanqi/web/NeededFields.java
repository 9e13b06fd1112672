package org.yipanqi.web;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that leaves out what its record has to have: a component is needed unless
 * {@code @Nullable}, on the wire as in the code.
 */
@ControllerAdvice
class NeededFields extends RequestBodyAdviceAdapter {

  private final Messages messages;

  NeededFields(Messages messages) {
    this.messages = messages;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return parameter.getParameterType().isRecord();
  }

  @Override
  public Object afterBodyRead(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body == null) { // the word null, and nothing else
      throw new HttpMessageNotReadableException("no body", message);
    }
    var missing = new LinkedHashSet<String>();
    look(body, "", missing);
    if (!missing.isEmpty()) {
      var text = messages.label("web.needed");
      throw new MalformedRequest(
          missing.stream().map(name -> new MalformedRequest.Field(name, text)).toList());
    }
    return body;
  }

  private static void look(Object body, String before, Set<String> missing) {
    for (var component : body.getClass().getRecordComponents()) {
      var name = before + component.getName();
      var value = value(component, body);
      if (value == null) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          missing.add(name);
        }
      } else if (value instanceof Collection<?> many) {
        lookAtEach(many, element(component.getAnnotatedType()), name, missing);
      } else if (value.getClass().isRecord()) {
        look(value, name + ".", missing);
      }
    }
  }

  private static void lookAtEach(
      Collection<?> many, @Nullable AnnotatedType element, String name, Set<String> missing) {
    var mayLack = element == null || element.isAnnotationPresent(Nullable.class);
    for (var one : new ArrayList<@Nullable Object>(many)) {
      if (one == null) {
        if (!mayLack) {
          missing.add(name);
        }
      } else if (one instanceof List<?> inner) {
        lookAtEach(inner, element == null ? null : element(element), name, missing);
      } else if (one.getClass().isRecord()) {
        look(one, name + ".", missing);
      }
    }
  }

  private static @Nullable AnnotatedType element(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType many
            && many.getAnnotatedActualTypeArguments().length == 1
        ? many.getAnnotatedActualTypeArguments()[0]
        : null;
  }

  private static @Nullable Object value(RecordComponent component, Object body) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(body);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
