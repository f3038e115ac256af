import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/** Reads a jar, its signature and its certificate as Java does: JAR SIGNATURE CERTIFICATE. */
class Check {
  public static void main(String[] args) throws Exception {
    try (JarFile jar = new JarFile(args[0]);
        JarInputStream stream = new JarInputStream(Files.newInputStream(Path.of(args[0])))) {
      Manifest manifest = jar.getManifest();
      if (!manifest.equals(stream.getManifest())) {
        throw new Exception("the stream begins with another manifest");
      }
      new TreeMap<>(manifest.getMainAttributes().entrySet().stream()
          .collect(java.util.stream.Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue())))
          .forEach((name, value) -> System.out.println(name + "=" + value));
    }
    byte[] pem = Files.readAllBytes(Path.of(args[2]));
    PublicKey key = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)).getPublicKey();
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update(Files.readAllBytes(Path.of(args[0])));
    boolean valid = verifier.verify(Base64.getDecoder().decode(Files.readString(Path.of(args[1])).strip()));
    System.out.println("signature=" + (valid ? "valid" : "WRONG"));
  }
}
