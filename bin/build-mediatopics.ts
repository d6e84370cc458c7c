/**
 * Writes lambdas/tag/data/mediatopics.json: `node bin/build-mediatopics.ts <source.json>`, by hand when
 * IPTC changes the Media Topics. The source is a list of {qcode, name: {en-GB, en-US, …}, broader,
 * retired}.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface SourceTopic {
  qcode: string;
  name: Record<string, string>;
  broader: string | null;
  retired: string | null;
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Which file holds the Media Topics?');

const topics: SourceTopic[] = JSON.parse(readFileSync(source, 'utf8'));
const rows = topics
  .filter((topic) => topic.retired === null)
  .map(({ qcode, name, broader }) => {
    const british = name['en-GB'] ?? name['en-US'];
    if (british === undefined) throw new Error(`${qcode} has no English name.`);
    const american = name['en-US'];
    const row = [short(qcode), british, broader === null ? '' : short(broader)];
    return american === undefined || american === british ? row : [...row, american];
  });

const file = {
  source: 'IPTC Media Topics NewsCodes, http://cv.iptc.org/newscodes/mediatopic/',
  licence: 'Copyright IPTC, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
  changes: 'Retired topics, definitions and other languages are left out.',
  columns: ['code', 'name (en-GB)', 'broader', 'name (en-US) where it differs'],
  topics: rows,
};
const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
const text = JSON.stringify({ ...file, topics: [] }, null, 2).replace(
  '[]',
  () => `[\n${lines}\n  ]`,
);
writeFileSync(new URL('../lambdas/tag/data/mediatopics.json', import.meta.url), `${text}\n`);

function short(qcode: string): string {
  return qcode.replace('medtop:', '');
}
