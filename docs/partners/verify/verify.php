<?php

const TOLERANCE = 5 * 60; // seconds that a push may be old, or ahead of our clock

/**
 * Verifies a push by Standard Webhooks 1.0.0 and returns its sequence: ignore it, with a 200, when it
 * is not greater than the one that is stored with the article.
 *
 * @param string $secret as it was shown: "whsec_…"
 * @param array<string, string> $headers of the request, their names in lower case
 * @param string $body the bytes as they came: file_get_contents('php://input')
 * @throws RuntimeException when the push is not genuine, or too old
 */
function verify(string $secret, array $headers, string $body, ?int $now = null): int
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if (!ctype_digit($timestamp) || abs(($now ?? time()) - (int) $timestamp) > TOLERANCE) {
        throw new RuntimeException('The push is too old, or has no time.');
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    // While a secret is being replaced there are two signatures; one of them is enough.
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $given) {
        if (hash_equals($expected, $given)) {
            return (int) substr($id, -10);
        }
    }
    throw new RuntimeException('The push is not signed with our secret.');
}
