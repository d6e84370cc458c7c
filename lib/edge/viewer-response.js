/*
 * What CloudFront runs for each answer with a feed. CloudFront compresses a fixed list of types, and
 * Atom and JSON Feed are not on it: they are stored as the XML and JSON that they are, and told by
 * their own names only here, once CloudFront has compressed them (lambdas/aws/feed-files.ts).
 */
const told = 'x-amz-meta-wirecopy-type';

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  const response = event.response;
  const type = response.headers[told];
  if (type) {
    response.headers['content-type'] = { value: type.value };
    delete response.headers[told];
  }
  return response;
}
