package org.yipanqi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.yipanqi.access.AccessProblem;

/** The cookie by which a browser is known again. */
@Component
class Door {

  static final String COOKIE = "yipanqi";

  private static final String ENTRY = Door.class.getName();

  Optional<Token> token(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (var cookie : cookies) {
        if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
          return Optional.of(new Token(cookie.getValue()));
        }
      }
    }
    return Optional.empty();
  }

  void open(HttpServletRequest request, HttpServletResponse response, Token token) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token.text(), -1).toString());
  }

  void close(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", 0).toString());
  }

  private static ResponseCookie cookie(HttpServletRequest request, String value, long age) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/")
        .maxAge(age)
        .build();
  }

  void remember(HttpServletRequest request, Entry entry) {
    request.setAttribute(ENTRY, entry);
  }

  Optional<Entry> known(HttpServletRequest request) {
    return request.getAttribute(ENTRY) instanceof Entry entry
        ? Optional.of(entry)
        : Optional.empty();
  }

  /** Whoever has at least given the password. */
  Entry entry(HttpServletRequest request) {
    return known(request).orElseThrow(AccessProblem.SIGNED_OUT::because);
  }
}
