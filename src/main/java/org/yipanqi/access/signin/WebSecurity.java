package org.yipanqi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.yipanqi.access.AccessProblem;

/**
 * What browsers are told to refuse and not to keep, and which requests are refused because another
 * page may have sent them. Who may do what is decided behind it, by {@code PowerGate}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSecurity {

  /**
   * Everything from this house, nothing in the page itself; styles that scripts set are no markup.
   */
  static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
          + "form-action 'self'; frame-ancestors 'none'";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** The way to another house's sign-in and back; it needs the servlet's session for the minute. */
  @Bean
  @Order(1)
  SecurityFilterChain otherHouseChain(HttpSecurity http, OtherHouse other) {
    http.securityMatcher(request ->
            other.offered()
                && (request.getRequestURI().startsWith("/oauth2/")
                    || request.getRequestURI().startsWith("/login/oauth2/")))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    if (other.offered()) {
      http.oauth2Login(
          login -> login.successHandler(other::vouchedFor).failureHandler(other::notVouchedFor));
    }
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain filterChain(
      HttpSecurity http, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(WebSecurity::couldBeForged))
        .exceptionHandling(refused ->
            refused.accessDeniedHandler((request, response, _) ->
                problems.resolveException(request, response, null, AccessProblem.FORGED.because())))
        .headers(headers ->
            headers
                .contentSecurityPolicy(p -> p.policyDirectives(POLICY))
                .referrerPolicy(p -> p.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), geolocation=(), microphone=(), payment=()")))
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .anonymous(anonymous -> anonymous.disable())
        .requestCache(cache -> cache.disable())
        .build();
  }

  /**
   * A browser sends cookies along whoever asks it to; without them nothing is gained by forging.
   */
  private static boolean couldBeForged(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && request.getRequestURI().startsWith("/api/")
        && request.getCookies() != null;
  }
}
