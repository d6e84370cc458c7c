import { readFileSync } from 'node:fs';
import type { Extract, Page, Run } from './page.ts';
import { addressOf, tools } from './tools.ts';

/**
 * The process that reads all pages with one tool: `node process.ts <tool> <file of pages>`. It
 * prints a {@link Run}. What a tool says on its own account is kept off standard output.
 */
const [name = '', list = ''] = process.argv.slice(2);
const pages: Page[] = JSON.parse(readFileSync(list, 'utf8'));
const written = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

const tool = await tools[name]?.();
if (!tool) throw new Error(`There is no tool "${name}".`);
const outputs: Record<string, Extract> = {};
const milliseconds: number[] = [];
// Half of them first, which counts for nothing: the compiler has then seen the code, as in a warm function.
for (const page of pages.slice(0, pages.length / 2)) await read(page);
milliseconds.length = 0;
const start = process.cpuUsage();
for (const page of pages) {
  const found = await read(page);
  if (found) outputs[page.id] = found;
}
const { user, system } = process.cpuUsage(start);
const run: Run = {
  outputs,
  without: pages.length - Object.keys(outputs).length,
  milliseconds,
  processor: (user + system) / 1000,
  memory: process.resourceUsage().maxRSS / 1024,
};
written(JSON.stringify(run), () => process.exit());

async function read(page: Page): Promise<Extract | undefined> {
  const html = readFileSync(page.file, 'utf8');
  const start = performance.now();
  try {
    return await tool?.(html, addressOf(page));
  } catch {
    return undefined; // A page that a tool fails on is one that it finds nothing in.
  } finally {
    milliseconds.push(performance.now() - start);
  }
}
