package org.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yipanqi.web.Needs;

/**
 * Lets a request through to its endpoint when the caller's duty has the power that the endpoint
 * names, at the place that the request names. An endpoint that names nothing lets nobody through.
 */
@Configuration(proxyBeanMethods = false)
class PowerGate implements HandlerInterceptor, WebMvcConfigurer {

  private final Callers callers;
  private final Powers powers;
  private final Places places;

  PowerGate(Callers callers, Powers powers, Places places) {
    this.callers = callers;
    this.powers = powers;
    this.places = places;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      pass(request, needs(method));
    }
    return true;
  }

  /** What an endpoint declares; the method's word goes before the class's. */
  static @Nullable Needs needs(HandlerMethod method) {
    var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
  }

  private void pass(HttpServletRequest request, @Nullable Needs needs) {
    if (needs != null && needs.value().equals(Needs.NOTHING)) {
      return;
    }
    var caller = callers.current();
    if (needs == null) {
      throw AccessProblem.NOT_OF_THIS_DUTY.because(caller.duty().label().zh());
    }
    if (!needs.value().equals(Needs.SIGNED_IN)) {
      var power =
          powers
              .find(needs.value())
              .orElseThrow(() -> new IllegalStateException("no power " + needs.value()));
      if (!power.duties().contains(caller.duty())) {
        throw AccessProblem.NOT_OF_THIS_DUTY.because(power.label());
      }
    }
    if (!needs.figuresOf().isEmpty()) {
      var code = told(request, needs.figuresOf());
      if (code != null && !places.showsFiguresOf(caller, code)) {
        throw AccessProblem.NOT_OF_THIS_PLACE.because(code);
      }
    }
    if (!needs.recordsOf().isEmpty()) {
      var code = told(request, needs.recordsOf());
      if (code != null && !places.showsRecordsOf(caller, code)) {
        throw AccessProblem.NOT_OF_THIS_PLACE.because(code);
      }
    }
  }

  /** From the address or the parameters; absent where the endpoint finds a place by itself. */
  private static @Nullable String told(HttpServletRequest request, String name) {
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables instanceof Map<?, ?> map && map.get(name) instanceof String value) {
      return value;
    }
    return request.getParameter(name);
  }
}
