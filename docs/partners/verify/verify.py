import base64
import hashlib
import hmac
import time

TOLERANCE = 5 * 60  # seconds that a push may be old, or ahead of our clock


def verify(secret, headers, body, now=None):
    """Verifies a push by Standard Webhooks 1.0.0 and returns its sequence.

    Ignore the push, with a 200, when its sequence is not greater than the one stored with the article.

    secret: as it was shown, "whsec_…"; headers: of the request, their names in lower case;
    body: the bytes as they came; now: seconds since 1970.
    Raises ValueError when the push is not genuine, or too old.
    """
    push_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    now = time.time() if now is None else now
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now - int(timestamp)) > TOLERANCE:
        raise ValueError("The push is too old, or has no time.")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{push_id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # While a secret is being replaced there are two signatures; one of them is enough.
    given = headers.get("webhook-signature", "").encode().split(b" ")
    if not any(hmac.compare_digest(b"v1," + expected, one) for one in given):
        raise ValueError("The push is not signed with our secret.")
    return int(push_id[-10:])
