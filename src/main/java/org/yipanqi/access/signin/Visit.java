package org.yipanqi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Somebody at the door.
 *
 * @param address the other end of the line
 * @param browser what it says of itself
 * @param here sits at this machine: neither comes from elsewhere nor was passed on by a proxy
 */
record Visit(String address, String browser, boolean here) {

  private static final List<String> PASSED_ON =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  static Visit of(HttpServletRequest request) {
    var address = Objects.requireNonNullElse(request.getRemoteAddr(), "");
    var browser = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    var here =
        loopback(address)
            && loopback(request.getServerName())
            && PASSED_ON.stream().allMatch(header -> request.getHeader(header) == null);
    return new Visit(address, browser, here);
  }

  /** Of a name none but {@code localhost}: what others mean is not asked. */
  private static boolean loopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    if (!host.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
