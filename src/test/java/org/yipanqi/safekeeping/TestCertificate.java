package org.yipanqi.safekeeping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A certificate of this machine that vouches for itself. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {

  /** Good from one moment to another. */
  public static TestCertificate of(Instant from, Instant until) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var keys = generator.generateKeyPair();
      return new TestCertificate(signed(keys, from, until), keys);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate signed(KeyPair keys, Instant from, Instant until)
      throws GeneralSecurityException, IOException {
    var name = new X500Name("CN=localhost");
    var how = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    var names =
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.subjectAlternativeName, false, names);
    var words = new V3TBSCertificateGenerator();
    words.setSerialNumber(new ASN1Integer(BigInteger.valueOf(from.getEpochSecond())));
    words.setIssuer(name);
    words.setSubject(name);
    words.setStartDate(new Time(Date.from(from)));
    words.setEndDate(new Time(Date.from(until)));
    words.setSignature(how);
    words.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    words.setExtensions(extensions.generate());
    var said = words.generateTBSCertificate();
    var signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(keys.getPrivate());
    signing.update(said.getEncoded("DER"));
    var whole = new DERSequence(new ASN1Encodable[] {said, how, new DERBitString(signing.sign())});
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole.getEncoded("DER")));
  }

  /** Written as an operator would: the key readable by its owner alone. */
  public TlsFiles in(Path folder) {
    try {
      var files = new TlsFiles(folder.resolve("house.pem"), folder.resolve("house.key"));
      write(files.key(), "PRIVATE KEY", keys.getPrivate().getEncoded());
      Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
      write(files.certificate(), "CERTIFICATE", certificate.getEncoded());
      return files;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, lines));
  }
}
