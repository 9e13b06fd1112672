package org.yipanqi.access.signin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** Whether people may also come in by another house's sign-in (OpenID Connect). */
@Component
class OtherHouse {

  private final boolean offered;

  OtherHouse(ObjectProvider<ClientRegistrationRepository> registrations) {
    offered = registrations.getIfAvailable() != null;
  }

  boolean offered() {
    return offered;
  }
}
