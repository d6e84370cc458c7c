import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ringArticle } from '../../lambdas/aws/queues.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';
import { run } from '../support/run.ts';

const wirecopy = (args: string[], options = {}) => run('cli/main.ts', args, options);
const accord = 'examples/inbox/meridian-wire/01-accord.txt';

describe('offline', () => {
  it('normalise prints the canonical article of each file, one JSON document a line', async () => {
    const bridge = 'examples/inbox/harbour-post/02-bridge-reopens.html';
    const { code, stdout } = await wirecopy(['normalise', accord, bridge]);
    expect(code).toBe(0);
    const articles = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(articles.map(({ headlines }) => headlines[0].value)).toEqual([
      'Mongolia and Kazakhstan agree to share rail freight and water of the Altai',
      'Harbour bridge reopens after two-year repair',
    ]);
  });

  it('normalise --explain says which source in the file said so, and what was left out', async () => {
    const { stdout } = await wirecopy(['normalise', '--explain', accord]);
    const { format, evidence, dropped } = JSON.parse(stdout);
    expect(format).toBe('text');
    expect(evidence.headline).toBeTruthy();
    expect(dropped).toEqual(expect.arrayContaining(['Featured', 'Source link', 'Related Posts']));
  });

  it('a file that is no article is told on standard error and by exit code 1', async () => {
    const broken = 'examples/inbox/harbour-post/06-lighthouse.json';
    const { code, stdout, stderr } = await wirecopy(['normalise', broken, accord]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/06-lighthouse\.json: rejected \(malformed\): /);
    expect(JSON.parse(stdout).headlines[0].value).toMatch(/^Mongolia/);
  });

  it('tag reads a file from standard input and prints what it is about', async () => {
    const text =
      'Fishing fleet of Iceland stays in port\n\nThe fishing fleet of Iceland stayed in port on Monday because of a storm, the coastguard said.\n\nWaves were nine metres high.\n';
    const { code, stdout } = await wirecopy(['tag', '-'], { input: text });
    expect(code).toBe(0);
    const article = JSON.parse(stdout);
    expect(article.language).toBe('en');
    expect(article.places.map(({ name }: { name: string }) => name)).toContain('Iceland');
  });

  it.each([
    ['ninjs', /^\{"uri":/],
    ['rss', /^<\?xml[^>]*>\s*<rss version="2.0"/],
  ])('render --as %s prints what a partner would get', async (format, start) => {
    const { code, stdout } = await wirecopy(['render', accord, '--as', format]);
    expect(code).toBe(0);
    expect(stdout).toMatch(start);
    expect(stdout).toContain('Mongolia');
  });

  it('render and explain --subscription show what becomes of a file for one partner', async () => {
    const partner = await mkdtemp(join(tmpdir(), 'wirecopy-partner-'));
    const file = join(partner, 'ledger.yaml');
    const channel = 'channel: { type: webhook, url: "https://ledger.example/" }';
    await writeFile(
      file,
      [
        'id: ledger',
        'name: The Ledger',
        'subscriptions:',
        '  - id: ledger-short',
        `    ${channel}`,
        '    name: Short headlines',
        '    format: ninjs',
        '    shape: { headline: { most: 40 } }',
        '  - id: ledger-pictures',
        `    ${channel}`,
        '    name: With pictures',
        '    format: text',
        '    limits: { picture: required }',
        '',
      ].join('\n'),
    );
    const short = await wirecopy(['render', accord, '--subscription', `${file}#ledger-short`]);
    expect(JSON.parse(short.stdout).headlines[0].value).toBe(
      'Mongolia and Kazakhstan agree to share…',
    );
    const unfit = await wirecopy(['render', accord, '--subscription', `${file}#ledger-pictures`]);
    expect(unfit).toMatchObject({ code: 1, stdout: '' });
    expect(unfit.stderr).toContain('would not be sent: The partner takes no article without');
    const explained = await wirecopy(['explain', accord, '--subscription', `${file}#ledger-short`]);
    expect(explained.stdout).toBe('passes ledger-short: The filter has no clause.\n');
    const which = await wirecopy(['render', accord, '--subscription', file]);
    expect(which.code).toBe(2);
    expect(which.stderr).toContain(`${file}#ledger-short or ${file}#ledger-pictures`);
    await rm(partner, { recursive: true });
  });

  it.each([
    [['render', accord, '--as', 'gopher'], /ninjs, rss/],
    [['render', accord], /--as FORMAT, or --subscription FILE/],
    [['explain', accord], /an article and a subscription/],
    [['normalise', 'no-such-file'], /no file no-such-file/],
    [['no-such-command'], /unknown command/],
  ])('wrong use, as in %j, says how to do it right and exits with 2', async (args, words) => {
    const { code, stderr } = await wirecopy(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});

describe('against a running stack', () => {
  let pipeline: Pipeline;
  let folder: string;
  let online: { environment: Record<string, string> };

  beforeAll(async () => {
    pipeline = await startPipeline();
    folder = await mkdtemp(join(tmpdir(), 'wirecopy-cli-'));
    const { outputs, environment } = pipeline.stack;
    const word = join(folder, 'stack.json');
    await writeFile(word, JSON.stringify({ Wirecopy: outputs, environment }));
    online = { environment: { WIRECOPY_OUTPUTS: word } };
    await pipeline.subscribe({ id: 'all' });
  });
  afterAll(async () => {
    await pipeline.stop();
    await rm(folder, { recursive: true });
  });

  it('upload tells the outcome, and trace the way from there to the partner', async () => {
    const uploaded = await wirecopy(['upload', accord, '-p', 'meridian-wire'], online);
    expect(uploaded.code).toBe(0);
    expect(uploaded.stdout).toMatch(/^meridian-wire\/01-accord\.txt {2}accepted v1 {2}/);
    await pipeline.through('meridian-wire/01-accord.txt');

    const { code, stdout } = await wirecopy(['trace', 'meridian-wire/01-accord.txt'], online);
    expect(code).toBe(0);
    for (const stage of ['normalise', 'tag', 'route', 'deliver']) expect(stdout).toContain(stage);
    expect(stdout).toMatch(/all: sequence 1 accepted/);
  });

  it('the AWS CLI, where there is one, starts the pipeline by a copy to the endpoint', async (test) => {
    const aws = promisify(execFile);
    const { endpoint, environment, outputs } = pipeline.stack;
    const copy = aws(
      'aws',
      [
        '--endpoint-url',
        endpoint,
        's3',
        'cp',
        accord,
        `s3://${outputs.UploadsBucket}/cli/accord.txt`,
      ],
      {
        env: { PATH: process.env.PATH, ...environment },
      },
    );
    await copy.catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') test.skip('there is no AWS CLI on this machine');
      throw error;
    });
    const { receipt } = await pipeline.through('cli/accord.txt');
    expect(receipt?.outcome).toBe('accepted');
  });

  it('status shows dead letters and exits with 1, until redrive has brought them through', async () => {
    await pipeline.hurry('Tagging', 1);
    const { article } =
      (
        await pipeline.upload(
          'p/gone.txt',
          'Windmill turns again\n\nThe windmill on the hill turned again on Monday, the miller said.\n\nIt had stood still for three years.\n',
        )
      ).receipt ?? {};
    // A doorbell for an article that is not there yet is nobody's fault but ours.
    await ringArticle('tagging', '');
    await until(async () => (await pipeline.deadLetters()) === 1, 'the dead letter');
    expect(article?.headline).toBe('Windmill turns again');

    const sick = await wirecopy(['status', '--json'], online);
    expect(sick.code).toBe(1);
    const { queues } = JSON.parse(sick.stdout);
    expect(queues).toContainEqual(expect.objectContaining({ queue: 'tagging', deadLetters: 1 }));
    const { stdout } = await wirecopy(['redrive', 'tagging'], online);
    expect(stdout).toBe('tagging  1 redriven\n');
  });

  it('without a stack it says how to come by one, and exits with 3', async () => {
    const { code, stderr } = await wirecopy(['status', '--outputs', join(folder, 'none.json')]);
    expect(code).toBe(3);
    expect(stderr).toContain('There is no file');
  });
});
