/*
 * What CloudFront runs for each answer with a feed. CloudFront compresses a fixed list of types, and
 * Atom and JSON Feed are not on it: they are stored as the XML and JSON that they are, and told by
 * their own names only here, once CloudFront has compressed them. S3 keeps no links either. Both stand
 * in the object's metadata (lambdas/aws/feed-files.ts), which is nobody else's.
 */
const kept = 'x-amz-meta-wirecopy-';
const told = { type: 'content-type', link: 'link' };

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  const response = event.response;
  const headers = response.headers;
  Object.keys(headers).forEach((name) => {
    if (!name.startsWith(kept)) return;
    const header = told[name.slice(kept.length)];
    if (header) headers[header] = { value: headers[name].value };
    delete headers[name];
  });
  return response;
}
