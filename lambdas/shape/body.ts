import { type Block, bodiesFrom, cleanRuns, toHtml, toPlainText } from '../article/blocks.ts';
import type { NinjsArticle, NinjsBody } from '../article/ninjs.ts';
import type { Shape } from '../partner/shape.ts';
import { changeBlocks, changeRuns } from './blocks.ts';
import { cutBlocks } from './cut.ts';
import { attributionLine, isLine, type Line, moreLine, plainLine } from './tail.ts';

/**
 * The bodies of an article for one partner, of its blocks. Lines of ours below the text are known
 * again by what they say, so that shaping what was shaped changes nothing.
 */
export function shapedBodies(
  blocks: Block[],
  article: NinjsArticle,
  { body, attribution, embeds, links = 'keep' }: Shape,
): NinjsBody[] {
  const credit = attribution ? attributionLine(attribution, article) : undefined;
  const more = body?.more ? moreLine(body.more, article) : undefined;
  const own = without(blocks, credit);
  const text = without(own, more);
  const allowed = withLinks(embeds === 'drop' ? withoutEmbeds(text) : text, links);
  const shown = body ? cutBlocks(allowed, body.most, article.language) : allowed;
  const isCut = shown !== allowed || text !== own;
  const lines = [isCut && more, credit].filter((line): line is Line => Boolean(line));
  return bodiesFrom(
    joined('\n', marked(toHtml(shown), links), toHtml(lines)),
    joined('\n\n', toPlainText(shown), ...lines.map(plainLine)),
  );
}

function without(blocks: Block[], line: Line | undefined): Block[] {
  return isLine(blocks.at(-1), line) ? blocks.slice(0, -1) : blocks;
}

function withoutEmbeds(blocks: Block[]): Block[] {
  return changeBlocks(blocks, (block) => (block.type === 'embed' ? undefined : block));
}

/** Without their addresses where they are to be dropped; what they say stays. */
function withLinks(blocks: Block[], links: Shape['links']): Block[] {
  if (links !== 'drop') return blocks;
  return changeBlocks(blocks, (block) =>
    block.type === 'embed'
      ? { type: 'paragraph', runs: [{ text: block.title }] }
      : changeRuns(block, (runs) => cleanRuns(runs.map(({ href, linked, ...run }) => run))),
  );
}

/** The only tags that our markup has a link in; in text and attributes "<" is escaped. */
function marked(html: string, links: Shape['links']): string {
  return links === 'nofollow' || links === 'sponsored'
    ? html.replaceAll('<a href="', `<a rel="${links}" href="`)
    : html;
}

function joined(separator: string, ...parts: string[]): string {
  return parts.filter((part) => part !== '').join(separator);
}
