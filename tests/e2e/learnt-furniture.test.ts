import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleId } from '../../lambdas/article/identity.ts';
import { body, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { getArticle } from '../../lambdas/aws/articles.ts';
import { getDocument } from '../../lambdas/aws/buckets.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

const invitation =
  'Take the Ellery Courier with you: sign up on our website and read it at breakfast.';

let pipeline: Pipeline;
let folder: string;
beforeAll(async () => {
  pipeline = await startPipeline();
  folder = await mkdtemp(join(tmpdir(), 'wirecopy-furniture-'));
  const { outputs, environment } = pipeline.stack;
  await writeFile(join(folder, 'stack.json'), JSON.stringify({ Wirecopy: outputs, environment }));
});
afterAll(async () => {
  await pipeline.stop();
  await rm(folder, { recursive: true });
});

const subjects = ['Ferry', 'Windmill', 'Orchard', 'Library', 'Tunnel', 'Quarry', 'Lighthouse'];

function story(subject: string): string {
  return `${subject} opens again after a long winter

The ${subject.toLowerCase()} was shown to visitors on Monday, its keeper said, and they stayed until dusk.

It had been closed since the storm in autumn, when the roof came down.

${invitation}
`;
}

async function upload(subject: string, publisher = 'ellery-courier') {
  const key = `${publisher}/${subject.toLowerCase()}.txt`;
  const { receipt } = await pipeline.upload(key, story(subject));
  return receipt ?? expect.fail('there is no receipt');
}

async function published(subject: string): Promise<NinjsArticle> {
  const record = await getArticle(articleId('ellery-courier', `${subject.toLowerCase()}.txt`));
  return getDocument(record?.documentKey ?? '');
}

const furniture = (...args: string[]) =>
  run('cli/main.ts', ['furniture', 'ellery-courier', ...args], {
    environment: { WIRECOPY_OUTPUTS: join(folder, 'stack.json') },
  });

describe("a publisher's recurring furniture", () => {
  it('is left out of the sixth article that has it, and its receipt says so', async () => {
    for (const subject of subjects.slice(0, 5)) {
      expect((await upload(subject)).dropped).toEqual([]);
    }
    const receipt = await upload('Quarry');
    expect(receipt).toMatchObject({
      outcome: 'accepted',
      dropped: [invitation],
      evidence: { furniture: 'learnt from 5 of the last 5 articles of ellery-courier' },
    });
    const article = await published('Quarry');
    for (const type of ['text/html', 'text/plain'] as const) {
      expect(body(article, type)).toContain('its keeper said');
      expect(body(article, type)).not.toContain('sign up');
    }
  });

  it('makes no new version of what was published before: the same upload is unchanged', async () => {
    expect(body(await published('Ferry'), 'text/plain')).toContain('sign up');
    expect((await upload('Ferry')).outcome).toBe('unchanged');
    expect(body(await published('Ferry'), 'text/plain')).toContain('sign up');
    // S3 may not tell it from the upload of this very second, of which it was told "accepted".
    expect((await upload('Quarry')).article?.version).toBe(1);
  });

  it('of another publisher is its own', async () => {
    expect((await upload('Quarry', 'tarn-gazette')).dropped).toEqual([]);
  });

  it('is shown, switched off and on, and forgotten by an operator', async () => {
    const shown = await furniture();
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/^ellery-courier {2}learnt from the last 6 articles\n/);
    expect(shown.stdout).toMatch(/^left out {2}6 of 6 {2}Take the Ellery Courier with you/m);

    await furniture('--off');
    expect((await upload('Lighthouse')).dropped).toEqual([]);
    const { stdout } = await furniture('--on', '--json');
    const { lines, ...known } = JSON.parse(stdout);
    expect(known).toEqual({ publisher: 'ellery-courier', on: true, articles: 6 });
    const leftOut = lines.filter((one: { leftOut: boolean }) => one.leftOut);
    expect(leftOut).toEqual([{ text: invitation.slice(0, 80), seen: 6, leftOut: true }]);
    // The sentence that all these articles share is shown as well, and stays.
    expect(lines).toHaveLength(2);

    const forgotten = await furniture('--forget');
    expect(forgotten.stdout).toBe('ellery-courier  nothing was learnt yet\n');
    const both = await furniture('--on', '--off');
    expect(both).toMatchObject({ code: 2, stderr: 'wirecopy: Either --on or --off.\n' });
  });
});
