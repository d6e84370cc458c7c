import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class Verify {
    /** Seconds that a push may be old, or ahead of our clock. */
    private static final long TOLERANCE = 5 * 60;

    private Verify() {}

    /**
     * Verifies a push by Standard Webhooks 1.0.0 and returns its sequence: ignore it, with a 200, when
     * it is not greater than the one that is stored with the article.
     *
     * @param secret as it was shown: "whsec_…"
     * @param headers of the request, their names in lower case
     * @param body the bytes as they came
     * @param now seconds since 1970
     * @throws SecurityException when the push is not genuine, or too old
     */
    public static long verify(String secret, Map<String, String> headers, byte[] body, long now)
            throws GeneralSecurityException {
        String id = headers.getOrDefault("webhook-id", "");
        String timestamp = headers.getOrDefault("webhook-timestamp", "");
        if (!timestamp.matches("[0-9]{1,15}")
                || Math.abs(now - Long.parseLong(timestamp)) > TOLERANCE) {
            throw new SecurityException("The push is too old, or has no time.");
        }
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        // While a secret is being replaced there are two signatures; one of them is enough.
        for (String given : headers.getOrDefault("webhook-signature", "").split(" ")) {
            if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                    given.getBytes(StandardCharsets.UTF_8))) {
                return Long.parseLong(id.substring(id.length() - 10));
            }
        }
        throw new SecurityException("The push is not signed with our secret.");
    }
}
