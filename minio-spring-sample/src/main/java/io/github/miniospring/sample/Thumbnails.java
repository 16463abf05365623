package io.github.miniospring.sample;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioEvents;
import io.github.miniospring.listener.annotation.MinioListener;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Makes a thumbnail under {@code thumbnails/} of each image that is put under
 * {@code in/}, whoever puts it there, and removes it when the image is gone.
 *
 * <p>
 * Nothing needs to be remembered between two starts: each begins with all that is there.
 * What has a thumbnail is left alone, and a thumbnail without an image is removed.
 */
@Component
class Thumbnails {

    private static final Logger logger = LoggerFactory.getLogger(Thumbnails.class);

    private static final String FROM = "in/";

    private static final String TO = "thumbnails/";

    /** The longer side, in pixels. */
    private static final int SIZE = 256;

    private final MinioOperations minio;

    Thumbnails(MinioOperations minio) {
        this.minio = minio;
    }

    // One listener for both: the events of a key come in order, and never two at once.
    @MinioListener(id = "thumbnails", bucket = "${inbox.bucket}", prefix = FROM,
            events = { MinioEvents.OBJECT_CREATED, MinioEvents.OBJECT_REMOVED }, start = "beginning", concurrency = "2")
    void follow(MinioEvent image, @Nullable InputStream content) throws IOException {
        String thumbnail = TO + image.key().substring(FROM.length());
        if (content == null) {
            removeWithoutImage(image.bucket(), thumbnail);
        }
        else if (!isNewer(image.bucket(), thumbnail, image.time())) {
            make(image, thumbnail, content);
        }
    }

    // The image may have been removed while nobody listened.
    @MinioListener(id = "orphans", bucket = "${inbox.bucket}", prefix = TO, start = "beginning", concurrency = "2")
    void check(MinioEvent thumbnail) {
        removeWithoutImage(thumbnail.bucket(), thumbnail.key());
    }

    // In a bucket with versions only an old one of the image may be gone.
    private void removeWithoutImage(String bucket, String thumbnail) {
        if (!this.minio.objectExists(bucket, FROM + thumbnail.substring(TO.length()))) {
            this.minio.removeObject(bucket, thumbnail);
        }
    }

    private void make(MinioEvent event, String key, InputStream content) throws IOException {
        try (ImageInputStream image = ImageIO.createImageInputStream(content)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (readers.hasNext()) {
                store(event.bucket(), key, readers.next(), image);
                return;
            }
        }
        logger.info("{} is no image that can be read, and gets no thumbnail", event);
    }

    private boolean isNewer(String bucket, String key, Instant time) {
        try {
            Instant made = this.minio.statObject(bucket, key).lastModified();
            return made != null && !made.isBefore(time);
        }
        catch (NoSuchKeyException ex) {
            return false;
        }
    }

    private void store(String bucket, String key, ImageReader reader, ImageInputStream image) throws IOException {
        try {
            reader.setInput(image, true, true);
            String format = reader.getFormatName();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (ImageIO.write(scaled(read(reader)), format, bytes)) {
                this.minio.putObject(bucket, key, bytes.toByteArray(),
                        upload -> upload.contentType(mediaType(reader).toString()));
            }
        }
        finally {
            reader.dispose();
        }
    }

    // Of a large image only every so many pixels are read: it never is in memory whole.
    private static BufferedImage read(ImageReader reader) throws IOException {
        int every = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIZE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1, (double) SIZE / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        BufferedImage thumbnail = new BufferedImage(width, height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = thumbnail.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return thumbnail;
    }

    private static MediaType mediaType(ImageReader reader) {
        String[] types = reader.getOriginatingProvider().getMIMETypes();
        return (types != null && types.length > 0) ? MediaType.parseMediaType(types[0])
                : MediaType.APPLICATION_OCTET_STREAM;
    }

}
