package org.yipanqi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Problem;

/**
 * People may also come in by another house's sign-in (OpenID Connect): whoever it vouches for comes
 * in as the account that names its issuer and subject, and nobody else does.
 */
@Component
class OtherHouse {

  private static final Logger LOG = LoggerFactory.getLogger(OtherHouse.class);
  private static final String REFUSED = "/?sign-in=refused";

  private final boolean offered;
  private final SignIn signIn;
  private final Door door;

  OtherHouse(ObjectProvider<ClientRegistrationRepository> registrations, SignIn signIn, Door door) {
    offered = registrations.getIfAvailable() != null;
    this.signIn = signIn;
    this.door = door;
  }

  boolean offered() {
    return offered;
  }

  /** Under which an account names somebody of another house. */
  static String subject(String issuer, String subject) {
    return issuer + " " + subject;
  }

  void vouchedFor(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    var kept = request.getSession(false);
    if (kept != null) {
      kept.invalidate();
    }
    if (!(authentication.getPrincipal() instanceof OidcUser user) || user.getSubject() == null) {
      response.sendRedirect(REFUSED);
      return;
    }
    try {
      var token =
          signIn.withSubject(
              subject(String.valueOf(user.getIssuer()), Objects.requireNonNull(user.getSubject())),
              Visit.of(request));
      door.open(request, response, token);
      response.sendRedirect("/");
    } catch (Problem e) {
      LOG.info("somebody whom the other house vouches for is refused: {}", e.type());
      response.sendRedirect(REFUSED);
    }
  }

  void notVouchedFor(HttpServletRequest request, HttpServletResponse response, Exception why)
      throws IOException {
    LOG.info("the other house did not vouch: {}", why.getMessage());
    response.sendRedirect(REFUSED);
  }
}
