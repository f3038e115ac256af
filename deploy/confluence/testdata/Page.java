import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.runtime.log.NullLogChute;

/**
 * Renders user macros as Confluence does: TEMPLATE [strict] renders the template for each line of
 * standard input, which holds tab-separated name=base64 of what an author typed. What is typed
 * reaches the template encoded as HTML, what is not typed is absent, and the helper is the only
 * object to call; with "strict" there is none.
 */
public class Page {
  public static class GeneralUtil {
    public String urlEncode(String text) throws Exception {
      return URLEncoder.encode(text, "UTF-8");
    }
  }

  public static void main(String[] args) throws Exception {
    VelocityEngine engine = new VelocityEngine();
    engine.setProperty("runtime.log.logsystem.class", NullLogChute.class.getName());
    engine.init();
    String template = Files.readString(Path.of(args[0]));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      VelocityContext context = new VelocityContext();
      if (args.length < 2) {
        context.put("generalUtil", new GeneralUtil());
      }
      for (String pair : line.split("\t")) {
        int at = pair.indexOf('=');
        if (at > 0) {
          String typed = new String(Base64.getDecoder().decode(pair.substring(at + 1)), StandardCharsets.UTF_8);
          context.put("param" + pair.substring(0, at), html(typed));
        }
      }
      StringWriter page = new StringWriter();
      if (!engine.evaluate(context, page, "macro", template)) {
        throw new Exception("the template cannot be read");
      }
      System.out.println(Base64.getEncoder().encodeToString(page.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
