import com.lowagie.text.Document;
import com.lowagie.text.Image;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/**
 * Reads the pictures of a folder as Confluence's exporters do: every SVG with Batik, twice as large, every PNG
 * with ImageIO, and all PNGs into one PDF with iText, a page for each, a point for each pixel.
 */
public class Readers {
    public static void main(String[] args) throws Exception {
        File[] files = new File(args[0]).listFiles();
        Arrays.sort(files);
        Document pages = new Document();
        PdfWriter.getInstance(pages, new FileOutputStream(args[0] + "/itext.pdf"));
        for (File f : files) {
            if (f.getName().endsWith(".svg")) {
                batik(f);
            } else if (f.getName().endsWith(".png")) {
                imageio(f);
                page(pages, f);
            }
        }
        pages.close();
    }

    static void batik(File f) throws Exception {
        PNGTranscoder t = new PNGTranscoder();
        Matcher width = Pattern.compile(" width=\"([0-9.]+)\"").matcher(Files.readString(f.toPath()));
        width.find();
        t.addTranscodingHint(PNGTranscoder.KEY_WIDTH, 2 * Float.parseFloat(width.group(1)));
        try (OutputStream out = new FileOutputStream(f.getPath() + ".batik")) {
            t.transcode(new TranscoderInput(f.toURI().toString()), new TranscoderOutput(out));
        }
    }

    static void imageio(File f) throws Exception {
        BufferedImage read = ImageIO.read(f);
        BufferedImage copy = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < read.getHeight(); y++) {
            for (int x = 0; x < read.getWidth(); x++) {
                copy.setRGB(x, y, read.getRGB(x, y));
            }
        }
        ImageIO.write(copy, "png", new File(f.getPath() + ".imageio"));
    }

    static void page(Document pages, File f) throws Exception {
        Image image = Image.getInstance(f.getPath());
        Rectangle size = new Rectangle(image.getPlainWidth(), image.getPlainHeight());
        image.scaleAbsolute(size.getWidth(), size.getHeight());
        image.setAbsolutePosition(0, 0);
        pages.setPageSize(size);
        pages.setMargins(0, 0, 0, 0);
        if (!pages.isOpen()) {
            pages.open();
        } else {
            pages.newPage();
        }
        pages.add(image);
    }
}
