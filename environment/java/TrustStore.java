import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Writes a trust store with what this Java trusts and the certificates of PEM files.
 *
 * <p>{@code java TrustStore.java STORE FILE...}, where a FILE may be a folder of such files. The
 * form is JKS, because Java reads it without a password.
 */
class TrustStore {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  public static void main(String[] arguments) throws Exception {
    Set<Certificate> trusted = new LinkedHashSet<>();
    for (int i = 1; i < arguments.length; i++) {
      Set<Certificate> named = certificates(Path.of(arguments[i]));
      if (named.isEmpty()) {
        System.err.println("no certificate in PEM is in " + arguments[i]);
        System.exit(1);
      }
      trusted.addAll(named);
    }
    TrustManagerFactory own =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    own.init((KeyStore) null);
    for (TrustManager manager : own.getTrustManagers()) {
      trusted.addAll(List.of(((X509TrustManager) manager).getAcceptedIssuers()));
    }
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    for (Certificate certificate : trusted) {
      store.setCertificateEntry("c" + store.size(), certificate);
    }
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
      store.store(out, "changeit".toCharArray());
    }
  }

  private static Set<Certificate> certificates(Path path) throws Exception {
    Set<Certificate> found = new LinkedHashSet<>();
    List<Path> files = List.of(path);
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        files = inside.filter(Files::isRegularFile).sorted().toList();
      }
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String pem : PEM.matcher(text).results().map(match -> match.group()).toList()) {
        try {
          byte[] bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
          found.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException e) {
          continue; // of a kind that this Java does not read: the others may do
        }
      }
    }
    return found;
  }
}
