import { type Block, type Run, runsText } from '../../article/blocks.ts';
import { endsSentence } from '../../article/text.ts';

/** Longer lines are prose; in characters. */
const longestCaption = 300;
const longestCredit = 80;
/** Of what is set in italics below a picture. */
const longestLine = 200;
const longestSentence = 120;

/** Whether a paragraph is a picture's or a video's: its caption with a credit, or its credit. */
export function isCaption(line: Run[], before: Block | undefined): boolean {
  const text = runsText(line);
  if (text.length > longestCaption) return false;
  return (
    flag.test(text) ||
    namedCredit.test(text) ||
    (text.length <= longestCredit && agencyAlone.test(text)) ||
    (before?.type === 'figure' && (endCredit.test(text) || isSetAsCaption(line, text)))
  );
}

/** In italics, and no sentence that somebody said or that is long for a caption. */
function isSetAsCaption(line: Run[], text: string): boolean {
  const most = endsSentence(text) ? longestSentence : longestLine;
  return (
    text.length <= most &&
    !/^["“”„«»‘‹「『]/.test(text) &&
    line.every((run) => run.emphasis || run.text.trim() === '')
  );
}

/** Newsrooms mark what belongs to a video or a gallery so: "WATCH | Storm closes harbour". */
const flag =
  /^(?:FILE [-–—] |FILE PHOTO: |(?:WATCH|LISTEN|VIDEO|PHOTOS?|GALLERY|READ|READ MORE|RELATED) ?[|:] ?\S)/;

const agencies =
  'Getty Images|Reuters|REUTERS|AFP|AP|AP Photo|dpa|EPA|EFE|ANSA|PA|PA Wire|Shutterstock|Alamy|iStock|Imago|IMAGO|Keystone|Bloomberg|NASA|Unsplash|Pixabay|Pexels|Xinhua|新华社|新華社|共同|ТАСС|РИА Новости|연합뉴스|뉴시스|뉴스1|Belga|ANP|Ritzau Scanpix|Ritzau|NTB|TT|Lusa|PAP|Anadolu|picture alliance|Europa Press|LaPresse|Depositphotos|Adobe Stock|AdobeStock|CC[ -]BY(?:-SA)?(?: \\d\\.\\d)?';

/** "… on Monday. Credit: Eva Stone", "(Photo: Eva Stone)", "… again.Credit...Eva Stone". */
const namedCredit =
  /(?:^|[.!?…)”"'\s(])\(?(?:(?:photo|image|picture|foto|bild|video)?\s?(?:credits?|courtesy)(?: of)?|foto|photo|photos|bild|crédit(?: photo)?|crédito|fotografía)\s?(?:[:©]|\.\.\.)\s?(?:\p{Lu}|@|©)[^.:!?]{1,70}\)?\.?$/iu;

/** "Eva Stone / Pool via Reuters". */
const agencyAlone = new RegExp(
  `^[^.!?]{2,60}\\s?[/|©]\\s?[^.!?]{0,40}(?:${agencies})[^.!?]{0,20}$`,
);

/** Below a picture, less is enough. */
const endCredit = new RegExp(
  `(?:^|[\\s(/|.©–—-])(?:(?:photo|image|picture|credit|foto|bild|crédit|crédito|fotografía|imagen|imagem|beeld|фото|图|図|写真|사진)s?(?: credit)?(?: by| via| courtesy(?: of)?)?\\s?[:：©/＝]\\s?[^.]{1,80}|(?:photo|image|picture|foto)s? (?:by|via|courtesy(?: of)?) [^.]{1,80}|©[^.]{1,60}|(?:${agencies}))[)\\].]?$`,
  'i',
);
