import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Channel } from '../../lambdas/partner/channel.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../docs', file), 'utf8');

function blocks(file: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...read(file).matchAll(fence)].map(([, block = '']) => block);
}

describe('the guide to partners', () => {
  const channels = blocks('guides/partners.md', 'yaml')
    .map((block) => parse(block))
    .flatMap(({ channel, subscriptions }) => [
      ...(channel ? [channel] : []),
      ...(Array.isArray(subscriptions) ? subscriptions.map((one) => one.channel) : []),
    ]);

  it('shows a channel of each type', () => {
    const types = Channel.def.options.map(({ def }) => [...def.shape.type.def.values][0]);
    expect([...new Set(channels.map(({ type }) => type))].sort()).toEqual(types.sort());
  });

  it.each(channels)('shows %o as it may be', (channel) => {
    expect(Channel.safeParse(channel).error?.issues).toBeUndefined();
  });
});

describe.each(['s3', 'eventbridge'])('the page for partners with %s', (page) => {
  it('shows policies and events that are JSON', () => {
    const shown = blocks(`partners/${page}.md`, 'json');
    expect(shown).not.toEqual([]);
    for (const block of shown) expect(() => JSON.parse(block)).not.toThrow();
  });
});
