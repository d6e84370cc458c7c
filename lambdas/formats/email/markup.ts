import type { Block } from '../../article/blocks.ts';
import type { Beside } from '../../article/reading.ts';
import { blocksOf } from '../html/blocks.ts';
import { type Element, parseMarkup } from '../html/tree.ts';
import { withPacked } from '../packed/references.ts';

/**
 * The blocks of a message in HTML, without quoted messages, signatures and what is hidden, as mail
 * programs mark them. Where nothing else is left, the text was in them: a forwarded message.
 */
export function blocksOfMail(markup: string, beside?: Beside): Block[] {
  const root = withPacked(parseMarkup(markup), beside);
  const own = blocksOf(root, { base: undefined, isLeftOut: (one) => isHidden(one) || isMail(one) });
  if (own.some(({ type }) => type === 'paragraph' || type === 'heading' || type === 'list'))
    return own;
  return blocksOf(root, { base: undefined, isLeftOut: isHidden });
}

function isHidden({ attributes: { style = '', hidden } }: Element): boolean {
  return hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}

function isMail({
  name,
  attributes: { class: called = '', type = '', id = '' },
}: Element): boolean {
  return (
    (name === 'blockquote' && type === 'cite') ||
    /^(?:divRplyFwdMsg|appendonsend|Signature|mail-editor-reference-message-container)$/i.test(
      id,
    ) ||
    /\b(?:gmail_(?:quote|attr|signature)|moz-(?:cite-prefix|signature|forward-container)|yahoo_quoted|protonmail_(?:quote|signature_block)|OutlookMessageHeader)\b/.test(
      called,
    )
  );
}
