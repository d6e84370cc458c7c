package wirecopy

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Tolerance is how old a push may be, or how far ahead of our clock.
const Tolerance = 5 * time.Minute

// Verify verifies a push by Standard Webhooks 1.0.0 and returns its sequence: ignore it, with a 200,
// when it is not greater than the one that is stored with the article.
//
// The secret is as it was shown, "whsec_…"; the body is the bytes as they came.
func Verify(secret string, headers http.Header, body []byte, now time.Time) (int64, error) {
	id, timestamp := headers.Get("webhook-id"), headers.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || now.Sub(time.Unix(seconds, 0)).Abs() > Tolerance {
		return 0, errors.New("the push is too old, or has no time")
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return 0, err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(body)
	expected := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	// While a secret is being replaced there are two signatures; one of them is enough.
	for _, given := range strings.Split(headers.Get("webhook-signature"), " ") {
		if hmac.Equal([]byte(expected), []byte(given)) && len(id) > 10 {
			return strconv.ParseInt(id[len(id)-10:], 10, 64)
		}
	}
	return 0, errors.New("the push is not signed with our secret")
}
