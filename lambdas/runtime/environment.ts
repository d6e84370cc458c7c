/**
 * The environment variables by which the stack tells each function where its resources are.
 * `lib/` sets them and `lambdas/aws/` reads them; the names stand nowhere else.
 */
export const variables = {
  uploadsBucket: 'UPLOADS_BUCKET',
  articlesBucket: 'ARTICLES_BUCKET',
  feedsBucket: 'FEEDS_BUCKET',
  readerLogsBucket: 'READER_LOGS_BUCKET',
  articlesTable: 'ARTICLES_TABLE',
  directoryTable: 'DIRECTORY_TABLE',
  ledgerTable: 'LEDGER_TABLE',
  intakeQueue: 'INTAKE_QUEUE_URL',
  taggingQueue: 'TAGGING_QUEUE_URL',
  routingQueue: 'ROUTING_QUEUE_URL',
  deliveriesQueue: 'DELIVERIES_QUEUE_URL',
  feedsQueue: 'FEEDS_QUEUE_URL',
  feedsAddress: 'FEEDS_ADDRESS',
  partnerNetworks: 'PARTNER_NETWORKS',
} as const;

/** Reads one of {@link variables}; throws when the stack did not set it, which is our fault. */
export function environment(name: keyof typeof variables): string {
  const value = process.env[variables[name]];
  if (value === undefined) {
    throw new Error(`The function has no ${variables[name]} in its environment: see lib/.`);
  }
  return value;
}

/**
 * The environment that points at the stack with these outputs (`UploadsBucket`,
 * `TaggingQueueUrl`, …), as its functions have it. For programs that talk to a stack from outside.
 */
export function environmentOf(outputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const output = name.charAt(0).toUpperCase() + name.slice(1);
      const value = outputs[output] ?? outputs[`${output}Url`];
      return value === undefined ? [] : [[variable, value]];
    }),
  );
}
