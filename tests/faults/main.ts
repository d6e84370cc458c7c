// `npm run test:faults -- --seed N`: publishers, partners and the whole pipeline, with everything
// going wrong that may. verdict.ts is the specification.

import { parseArgs } from 'node:util';
import { reportOn } from './report.ts';
import { openTheatre } from './theatre.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    articles: { type: 'string', default: '500' },
    partners: { type: 'string', default: '20' },
  },
});
const seed = whole(values.seed);
const size = { articles: whole(values.articles), partners: whole(values.partners) };

console.log(`seed ${seed}`);
const theatre = await openTheatre({ isCloudApart: true });
const played = await theatre.play(seed, size);
const { summary, violations, history } = reportOn(seed, played);
await theatre.close();
console.log(summary);
for (const { what, subscription = '', article = '' } of violations.slice(0, 20)) {
  console.error(`  ${what}  ${subscription} ${article}`);
}
if (violations.length > 0) {
  console.error(
    `Again with: npm run test:faults -- --seed ${seed} --articles ${size.articles} --partners ${size.partners}`,
  );
  console.error(history.join('\n'));
}
process.exit(violations.length > 0 ? 1 : 0);

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number.`);
  return Number(text);
}
