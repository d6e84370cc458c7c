import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { partnerSchema } from '../../lambdas/partner/partner-schema.ts';

it('the published JSON Schema is that of the files that are read', () => {
  const file = new URL('../../docs/reference/partner.schema.json', import.meta.url);
  // Made by: node bin/build-partner-schema.ts
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(partnerSchema())),
  );
});
