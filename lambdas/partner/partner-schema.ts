import * as z from 'zod/mini';
import { PartnerFile } from './partner-file.ts';

/** JSON Schema (2020-12) of a partner's file, for editors that check YAML by one. */
export function partnerSchema(): object {
  return { title: 'A partner of Wirecopy and its subscriptions', ...z.toJSONSchema(PartnerFile) };
}
