import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.xhtmlrenderer.pdf.ITextRenderer;

/** Prints a page as Confluence's PDF export does: PAGE.xhtml PDF. Pictures are asked for by HTTP, without a session. */
public class Print {
  public static void main(String[] args) throws Exception {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("xr.util-logging.loggingEnabled", "false");
    ITextRenderer renderer = new ITextRenderer();
    renderer.setDocument(Path.of(args[0]).toFile());
    renderer.layout();
    try (OutputStream out = new FileOutputStream(args[1])) {
      renderer.createPDF(out);
    }
  }
}
