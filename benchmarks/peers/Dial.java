import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.lang.management.ManagementFactory;
import org.jfree.chart.ChartUtilities;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.DialShape;
import org.jfree.chart.plot.MeterInterval;
import org.jfree.chart.plot.MeterPlot;
import org.jfree.data.Range;
import org.jfree.data.general.DefaultValueDataset;

/** A half dial with three zones as PNG: writes one to a file and prints the processor time of a picture in ns. */
public class Dial {
    static JFreeChart chart() {
        MeterPlot plot = new MeterPlot(new DefaultValueDataset(72));
        plot.setRange(new Range(0, 100));
        plot.setMeterAngle(180);
        plot.setDialShape(DialShape.CHORD);
        plot.setDialBackgroundPaint(new Color(0xdcdfe4));
        plot.setNeedlePaint(new Color(0xcd8400));
        plot.setUnits("%");
        plot.setTickLabelsVisible(true);
        plot.setTickSize(50);
        plot.setValuePaint(new Color(0x172b4d));
        int[] ends = {0, 50, 80, 100};
        int[] colors = {0x1f845a, 0xcd8400, 0xc9372c};
        for (int i = 0; i < 3; i++) {
            plot.addInterval(new MeterInterval("", new Range(ends[i], ends[i + 1]), new Color(colors[i]), new BasicStroke(4), null));
        }
        JFreeChart chart = new JFreeChart("Sprint progress", new Font("SansSerif", Font.PLAIN, 15), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    static byte[] draw(double scale) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (scale == 1) {
            ChartUtilities.writeChartAsPNG(out, chart(), 300, 200);
        } else {
            ChartUtilities.writeScaledChartAsPNG(out, chart(), 300, 200, (int) scale, (int) scale);
        }
        return out.toByteArray();
    }

    public static void main(String[] args) throws Exception {
        double scale = Double.parseDouble(args[0]);
        try (FileOutputStream file = new FileOutputStream(args[1])) {
            file.write(draw(scale));
        }
        for (long end = System.nanoTime() + 3_000_000_000L; System.nanoTime() < end;) {
            draw(scale);
        }
        com.sun.management.OperatingSystemMXBean os =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int n = 0;
        long begin = os.getProcessCpuTime();
        for (long end = System.nanoTime() + 2_000_000_000L; System.nanoTime() < end; n++) {
            draw(scale);
        }
        System.out.println((os.getProcessCpuTime() - begin) / n);
    }
}
