import type { Block } from '../../article/blocks.ts';

/** Longer lines are prose; in characters. */
const longestCaption = 300;
const longestCredit = 80;

/** Whether a paragraph is a picture's or a video's: its caption with a credit, or its credit. */
export function isCaption(text: string, before: Block | undefined): boolean {
  if (text.length > longestCaption) return false;
  return (
    flag.test(text) ||
    namedCredit.test(text) ||
    (text.length <= longestCredit && agencyAlone.test(text)) ||
    (before?.type === 'figure' && endCredit.test(text))
  );
}

/** Newsrooms mark what belongs to a video or a gallery so: "WATCH | Storm closes harbour". */
const flag = /^(?:WATCH|LISTEN|VIDEO|PHOTOS?|GALLERY|READ|READ MORE|RELATED) ?[|:] ?\S/;

const agencies =
  'Getty Images|Reuters|REUTERS|AFP|AP|AP Photo|dpa|EPA|EFE|ANSA|PA|PA Wire|Shutterstock|Alamy|iStock|Imago|IMAGO|Keystone|Bloomberg|NASA|Unsplash|Pixabay|Pexels|Xinhua|新华社|新華社|共同|ТАСС|РИА Новости';

/** "… on Monday. Credit: Eva Stone", "(Photo: Eva Stone)", "… again.Credit...Eva Stone". */
const namedCredit =
  /(?:^|[.!?…)”"'\s(])\(?(?:(?:photo|image|picture|foto|bild|video)?\s?(?:credits?|courtesy)(?: of)?|foto|photo|photos|bild|crédit(?: photo)?|crédito|fotografía)\s?(?:[:©]|\.\.\.)\s?(?:\p{Lu}|@|©)[^.:!?]{1,70}\)?\.?$/iu;

/** "Eva Stone / Pool via Reuters". */
const agencyAlone = new RegExp(
  `^[^.!?]{2,60}\\s?[/|©]\\s?[^.!?]{0,40}(?:${agencies})[^.!?]{0,20}$`,
);

/** Below a picture, less is enough. */
const endCredit = new RegExp(
  `(?:^|[\\s(/|.©–—-])(?:(?:photo|image|picture|credit|foto|bild|crédit|crédito|fotografía|imagen|imagem|beeld|фото|图|図|写真)s?(?: credit)?(?: by| via| courtesy(?: of)?)?\\s?[:：©/＝]\\s?[^.]{1,80}|(?:photo|image|picture|foto)s? (?:by|via|courtesy(?: of)?) [^.]{1,80}|©[^.]{1,60}|(?:${agencies}))[)\\].]?$`,
  'i',
);
