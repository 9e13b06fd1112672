package org.yipanqi.safekeeping;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.ssl.pem.PemContent;
import org.yipanqi.kernel.SecretFile;

/**
 * The certificate by which browsers know this house, with those that vouch for it, and its key: two
 * files in PEM, which may be replaced while the house is open.
 */
public record TlsFiles(Path certificate, Path key) {

  private static final String BUNDLE = "house";
  private static final byte[] WORD = {4, 4, 5, 3, 2, 2};

  /** Both or neither; one alone is a mistake. */
  public static Optional<TlsFiles> of(Optional<Path> certificate, Optional<Path> key) {
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TlsFiles(
            certificate.orElseThrow(SafekeepingProblem.TLS_HALF::because),
            key.orElseThrow(SafekeepingProblem.TLS_HALF::because)));
  }

  /**
   * Proves that browsers can be served with them now, or says in one line why not.
   *
   * @return the last moment of the certificate
   */
  public Instant check(Instant now) {
    var own = chain().getFirst();
    if (own.getNotAfter().toInstant().isBefore(now)) {
      throw SafekeepingProblem.TLS_EXPIRED.because(certificate, day(own.getNotAfter().toInstant()));
    }
    if (own.getNotBefore().toInstant().isAfter(now)) {
      throw SafekeepingProblem.TLS_NOT_YET.because(
          certificate, day(own.getNotBefore().toInstant()));
    }
    if (!fits(own.getPublicKey(), privateKey())) {
      throw SafekeepingProblem.TLS_MISMATCH.because(key, certificate);
    }
    return own.getNotAfter().toInstant();
  }

  /** The last moment of the certificate that is there now. */
  public Instant until() {
    return chain().getFirst().getNotAfter().toInstant();
  }

  /** As Spring's server wants them; it looks at the files again when they change. */
  public Map<String, String> settings() {
    var bundle = "spring.ssl.bundle.pem." + BUNDLE + ".";
    var settings = new LinkedHashMap<String, String>();
    settings.put("server.ssl.bundle", BUNDLE);
    settings.put("server.ssl.enabled-protocols", "TLSv1.2,TLSv1.3");
    settings.put(bundle + "keystore.certificate", certificate.toUri().toString());
    settings.put(bundle + "keystore.private-key", key.toUri().toString());
    settings.put(bundle + "keystore.verify-keys", "true");
    settings.put(bundle + "reload-on-update", "true");
    settings.put("yipanqi.tls.certificate", certificate.toString());
    settings.put("yipanqi.tls.key", key.toString());
    return settings;
  }

  private List<X509Certificate> chain() {
    try {
      return PemContent.load(certificate).getCertificates();
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw SafekeepingProblem.TLS_MISSING.because(certificate);
    } catch (IOException | IllegalStateException e) {
      throw SafekeepingProblem.TLS_UNREADABLE.because(certificate, String.valueOf(e.getMessage()));
    }
  }

  private PrivateKey privateKey() {
    try {
      SecretFile.exposure(key)
          .ifPresent(permissions -> {
            throw SafekeepingProblem.KEY_EXPOSED.because(key, permissions);
          });
      var read = PemContent.load(key).getPrivateKey();
      if (read != null) {
        return read;
      }
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw SafekeepingProblem.TLS_MISSING.because(key);
    } catch (IOException | IllegalStateException e) {
      throw SafekeepingProblem.TLS_UNREADABLE.because(key, String.valueOf(e.getMessage()));
    }
    throw SafekeepingProblem.TLS_UNREADABLE.because(key, "PRIVATE KEY?");
  }

  /** Whether what the key signs is what the certificate proves. */
  private static boolean fits(PublicKey certified, PrivateKey key) {
    var algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      var signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(WORD);
      var proving = Signature.getInstance(algorithm);
      proving.initVerify(certified);
      proving.update(WORD);
      return proving.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String day(Instant moment) {
    return moment.atZone(ZoneId.systemDefault()).toLocalDate().toString();
  }
}
