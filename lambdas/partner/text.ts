import * as z from 'zod/mini';

/** Ids and partners are message groups of SQS as well, which narrows what they may look like. */
export const Name = z
  .string('must be text')
  .check(z.regex(/^[A-Za-z0-9._-]{1,128}$/, 'must be 1 to 128 letters, digits, ".", "_" or "-"'));

export const Text = z.string('must be text').check(z.minLength(1, 'must not be empty'));
