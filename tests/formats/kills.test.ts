import { describe, expect, it } from 'vitest';
import type { Reading } from '../../lambdas/article/reading.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

/** What each of the articles in a file is, by its identifier. */
function fates(content: string): Record<string, string> {
  return Object.fromEntries(
    articlesIn(uploaded(content, 'press/notice')).map((found) =>
      'reading' in found
        ? [found.reading.documentId ?? '', found.reading.article.pubStatus]
        : expect.fail(found.rejection.sentence),
    ),
  );
}

const read = (content: string): Reading => readUpload(uploaded(content, 'press/notice')).reading;

const text = '<p>The harbour is closed.</p>';
const nitf = (docdata: string, attributes = '', content = text, headline = 'Storm') =>
  `<nitf><head><docdata ${attributes}><doc-id id-string="b"/>${docdata}</docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content>${content}</body.content></body></nitf>`;

describe('a NITF document that refers to another one', () => {
  const refers = 'management-doc-idref="a"';

  it('is the cancellation of that, if it is canceled itself', () => {
    expect(fates(nitf('', `management-status="canceled" ${refers}`, ''))).toEqual({
      a: 'canceled',
      b: 'canceled',
    });
  });

  it('takes its place, if it says that the other one is canceled', () => {
    expect(fates(nitf('', `${refers} management-idref-status="canceled"`))).toEqual({
      a: 'canceled',
      b: 'usable',
    });
  });

  it('may be a notice without a text', () => {
    const notice = nitf('', `${refers} management-idref-status="withheld"`, '');
    expect(fates(notice)).toEqual({ a: 'withheld' });
    expect(read(notice).evidence).toMatchObject({ documentId: 'management-idref-status' });
  });

  it('leaves it alone, if it says nothing of the kind', () => {
    expect(fates(nitf('', refers))).toEqual({ b: 'usable' });
    expect(fates(nitf('', `${refers} management-idref-status="usable"`))).toEqual({ b: 'usable' });
  });

  it('is a version of it, if it corrects it', () => {
    const correction = read(nitf('<correction id-string="a" info="Corrects the date."/>'));
    expect(correction).toMatchObject({
      documentId: 'a',
      evidence: { documentId: 'correction' },
      article: { pubStatus: 'usable', altIds: [{ role: 'doc-id', value: 'b' }] },
    });
  });

  it('carries the reason for the kill, and none of the text', () => {
    const [, recall] = articlesIn(
      uploaded(nitf('<ed-msg info="Wrong date."/>', `management-status="canceled" ${refers}`)),
    );
    expect(recall).toMatchObject({
      place: 'a',
      reading: { article: { headlines: [{ value: 'Storm' }], bodies: [], edNote: 'Wrong date.' } },
    });
  });
});

const g2 = (headline: string, status = 'usable') =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:${status}"/></itemMeta><contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${text}</body></html></inlineXML></contentSet></newsItem>`;
const newsml12 = (management: string, headline = 'Storm', revision = 'N') =>
  `<NewsML><NewsItem><Identification><NewsIdentifier><RevisionId Update="${revision}">2</RevisionId><PublicIdentifier>urn:newsml:press.example:20261124:1:2</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>${management}</NewsManagement><NewsComponent><NewsLines><HeadLine>${headline}</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent>${revision === 'N' ? text : ''}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
const usable = '<Status FormalName="Usable"/>';
const ninjs = (headline: string) =>
  JSON.stringify({ uri: 'urn:x:1', type: 'text', headline, body_text: 'The harbour is closed.' });

describe('a notice to editors', () => {
  it.each([
    ['NITF', (headline: string) => nitf('', '', text, headline)],
    ['NewsML-G2', g2],
    ['NewsML 1.2', (headline: string) => newsml12(usable, headline)],
    ['ninjs', ninjs],
    ['plain text', (headline: string) => `${headline}\n\nThe harbour is closed to all ferries.`],
  ])('in %s is a kill, and no news', (_, document) => {
    expect(read(document('MANDATORY KILL: Storm closes harbour')).article.pubStatus).toBe(
      'canceled',
    );
    expect(read(document('STORNO: Sturm sperrt Hafen')).evidence.pubStatus).toBeDefined();
    expect(read(document('Killed by the storm: a goat')).article.pubStatus).toBe('usable');
  });

  it.each(['KILLED: Three fishermen in storm', 'Kill Bill returns'])(
    'is not every headline with the word, in formats that have a status: %s',
    (headline) => {
      expect(read(g2(headline)).article.pubStatus).toBe('usable');
      expect(read(nitf('', '', text, headline)).article.pubStatus).toBe('usable');
    },
  );

  it.each([
    ['KILL\nStorm closes harbour\n\nThe harbour is closed.', 'canceled'],
    ['KILL: Storm closes harbour', 'canceled'],
    ['ACHTUNG: Meldung „Sturm sperrt Hafen“ wird zurückgezogen', 'canceled'],
    ['ACHTUNG: Bitte die Meldung npa0123 nicht verwenden', 'canceled'],
    ['ADVISORY: please kill BC-Storm, sent at 0815 GMT', 'canceled'],
    ['WITHHOLD: Storm closes harbour', 'withheld'],
    ['CORRECTION: Storm closes harbour\n\nThe harbour is closed.', 'usable'],
    ['Attention please: kill switch found in tractor\n\nIt was in the harbour.', 'usable'],
    ['Achtung, Sturm: Hafen gesperrt\n\nDer Hafen ist zu.', 'usable'],
  ])('in plain text, %j, is %s', (content, status) => {
    expect(read(content).article.pubStatus).toBe(status);
  });

  it('has the headline of what it is about, and says in its own words what it is', () => {
    const { article } = read('MANDATORY KILL\nStorm closes harbour\n\nThe date was wrong.');
    expect(article.headlines).toEqual([{ value: 'Storm closes harbour' }]);
    expect(article.edNote).toBe('MANDATORY KILL');
  });

  it.each(['BILDKILL: Sturm im Hafen', 'PHOTO KILL: Storm in harbour'])(
    'that withdraws a picture withdraws no article: %s',
    (notice) => {
      expect(() => read(`${notice}\n\nPlease remove it.`)).toThrow(/no-article: .*a picture/);
      expect(() => read(`Subject: ${notice}\nFrom: a@b.example\nTo: c@d.example\n\nNow.`)).toThrow(
        /no-article: .*a picture/,
      );
    },
  );
});

describe('NewsML 1.2', () => {
  it.each([
    `${usable}<Instruction FormalName="Kill"/>`,
    `<NewsItemType FormalName="MandatoryKill"/>${usable}`,
    '<Status FormalName="Canceled"/>',
  ])('is killed by its management: %s', (management) => {
    expect(read(newsml12(management)).article.pubStatus).toBe('canceled');
  });

  it('with only what changes of an earlier revision is refused, and can still kill', () => {
    expect(() => read(newsml12(usable, 'Storm', 'A'))).toThrow(/only what changes/);
    expect(read(newsml12('<Status FormalName="Canceled"/>', 'Storm', 'A'))).toMatchObject({
      documentId: 'urn:newsml:press.example:20261124:1',
      article: { pubStatus: 'canceled' },
    });
  });
});
