import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partnerSchema } from '../lambdas/partner/partner-schema.ts';

const file = join(import.meta.dirname, '../docs/reference/partner.schema.json');
writeFileSync(file, `${JSON.stringify(partnerSchema(), undefined, 2)}\n`);
