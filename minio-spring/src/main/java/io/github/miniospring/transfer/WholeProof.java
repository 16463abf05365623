package io.github.miniospring.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.multipart.CompletedUpload;
import io.github.miniospring.object.ObjectStat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What an object must be that was put together of parts: computed from what the server
 * has said of each of them, which was compared with the bytes that were sent.
 *
 * @param etag its tag; null where the tags of the parts are no MD5s
 * @param checksum its checksum in base64; null without one
 * @param full its checksum, if it covers the full object where the server has not said
 * what it does; null where it has
 * @param algorithm how those are computed; null without one
 * @param byTag whether its tag is compared even where its checksum is the right one
 * @param mark what the object bears; null for no mark
 */
record WholeProof(@Nullable ETag etag, @Nullable String checksum, @Nullable String full,
        @Nullable ChecksumAlgorithm algorithm, boolean byTag, @Nullable WriteMark mark) {

    /**
     * @param parts in the order of their numbers
     * @param type what the checksum of the object is to cover
     */
    static WholeProof of(List<SentPart> parts, @Nullable ChecksumAlgorithm algorithm, @Nullable ChecksumType type) {
        if (algorithm == null) {
            return new WholeProof(etag(parts), null, null, null, false, null);
        }
        String checksum = (type == ChecksumType.FULL_OBJECT) ? combined(parts, algorithm) : composite(parts, algorithm);
        String full = (type == null && algorithm.combines()) ? combined(parts, algorithm) : null;
        return new WholeProof(etag(parts), checksum, full, algorithm, false, null);
    }

    /** The same with the tag compared in any case. */
    WholeProof byTag(boolean byTag) {
        return new WholeProof(this.etag, this.checksum, this.full, this.algorithm, byTag, this.mark);
    }

    /** The same for an object that bears {@code mark}. */
    WholeProof marked(@Nullable WriteMark mark) {
        return new WholeProof(this.etag, this.checksum, this.full, this.algorithm, this.byTag, mark);
    }

    private static @Nullable String combined(List<SentPart> parts, ChecksumAlgorithm algorithm) {
        String whole = null;
        for (SentPart part : parts) {
            String own = part.part().checksums().get(algorithm);
            if (own == null) {
                return null;
            }
            whole = (whole == null) ? own : algorithm.combine(whole, own, part.length());
        }
        return whole;
    }

    private static @Nullable String composite(List<SentPart> parts, ChecksumAlgorithm algorithm) {
        ChecksumAlgorithm.Computation whole = algorithm.start();
        for (SentPart part : parts) {
            String own = part.part().checksums().get(algorithm);
            if (own == null) {
                return null;
            }
            whole.update(ByteBuffer.wrap(Base64.getDecoder().decode(own)));
        }
        return whole.value() + "-" + parts.size();
    }

    private static @Nullable ETag etag(List<SentPart> parts) {
        MessageDigest md5 = md5();
        for (SentPart part : parts) {
            ETag own = part.part().etag();
            if (!own.looksLikeMd5()) {
                return null;
            }
            md5.update(HexFormat.of().parseHex(own.value()));
        }
        return new ETag(HexFormat.of().formatHex(md5.digest()) + "-" + parts.size());
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM has no MD5", ex);
        }
    }

    /** Whether this is the object that was put together. */
    boolean isOf(ObjectStat there) {
        if (this.mark != null) {
            return this.mark.isOn(there);
        }
        return isOf(there.etag()) || hasChecksum(there.headers());
    }

    private boolean isOf(@Nullable ETag there) {
        return this.etag != null && this.etag.equals(there);
    }

    private boolean hasChecksum(HttpHeaders there) {
        String other = (this.algorithm != null) ? there.getFirst(this.algorithm.header()) : null;
        return other != null && hasChecksum(other);
    }

    private boolean hasChecksum(String there) {
        return (this.checksum != null && bare(there).equals(bare(this.checksum))) || there.equals(this.full);
    }

    /** What of the object is not as it must be; null if nothing is. */
    @Nullable String mismatch(CompletedUpload object) {
        String echo = (this.algorithm != null) ? object.checksums().get(this.algorithm) : null;
        if (this.checksum != null && echo != null) {
            if (!hasChecksum(echo)) {
                return "the server put together bytes of another " + this.algorithm + " than those sent";
            }
            // Some servers compute the tag in ways of their own.
            if (!this.byTag) {
                return null;
            }
        }
        ETag there = object.etag();
        if (this.etag != null && there != null && there.value().length() == this.etag.value().length()
                && there.value().indexOf('-') == 32 && !encrypted(object.headers()) && !isOf(there)) {
            return "the server put together bytes of another MD5 than those sent";
        }
        return null;
    }

    // Some write the number of parts behind it, some do not.
    private static String bare(String checksum) {
        int dash = checksum.indexOf('-');
        return (dash < 0) ? checksum : checksum.substring(0, dash);
    }

    private static boolean encrypted(HttpHeaders headers) {
        return headers.containsHeader("x-amz-server-side-encryption")
                || headers.containsHeader("x-amz-server-side-encryption-customer-algorithm");
    }

}
