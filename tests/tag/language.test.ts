import { describe, expect, it } from 'vitest';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import { articleOf, undeclared } from './article.ts';

const texts: [language: string, headline: string, text: string][] = [
  [
    'en',
    'Council opens new library',
    'The town council opened the new library on Saturday morning.',
  ],
  ['de', 'Gemeinde eröffnet Bücherei', 'Die Gemeinde hat am Samstag die neue Bücherei eröffnet.'],
  ['fr', 'La mairie ouvre une bibliothèque', 'La mairie a ouvert samedi la nouvelle bibliothèque.'],
  ['es', 'El pueblo abre una biblioteca', 'El ayuntamiento abrió el sábado la nueva biblioteca.'],
  ['it', 'Il comune apre una biblioteca', 'Il comune ha aperto sabato la nuova biblioteca.'],
  ['nl', 'Gemeente opent bibliotheek', 'De gemeente heeft zaterdag de nieuwe bibliotheek geopend.'],
  ['pl', 'Gmina otwiera bibliotekę', 'Gmina otworzyła w sobotę nową bibliotekę dla dzieci.'],
  ['ru', 'Город открыл библиотеку', 'В субботу в городе открылась новая библиотека для детей.'],
  ['uk', 'Місто відкрило бібліотеку', 'У суботу в місті відкрилася нова бібліотека для дітей.'],
  ['ar', 'افتتاح مكتبة جديدة', 'افتتحت البلدية يوم السبت المكتبة الجديدة للأطفال.'],
  ['fa', 'کتابخانه تازه گشایش یافت', 'شهرداری روز شنبه کتابخانه تازه را برای کودکان گشود.'],
  ['zh', '新图书馆开放', '市政府星期六开放了新的儿童图书馆。'],
  ['ja', '新しい図書館が開館', '市は土曜日に子ども向けの新しい図書館を開きました。'],
  ['ko', '새 도서관 개관', '시는 토요일에 어린이를 위한 새 도서관을 열었다.'],
];

describe('the language of an article', () => {
  it.each(texts)('is detected: %s', async (language, headline, text) => {
    const tags = await embeddedEngine.tag(undeclared({ headline, text }));
    expect(tags.language?.code).toBe(language);
  });

  it('is what the publisher declared, whatever the text looks like', async () => {
    const [, , text] = texts[1] ?? [];
    const tags = await embeddedEngine.tag(articleOf({ text: text ?? '', language: 'en-GB' }));
    expect(tags.language).toEqual({ code: 'en-GB', confidence: 100 });
  });

  it('is left open where there are no words to tell it by', async () => {
    const tags = await embeddedEngine.tag(undeclared({ headline: '3-2', text: '4:1' }));
    expect(tags.language).toBeUndefined();
  });
});

describe('articles that are not in English', () => {
  it('get countries by the names of their own language, and no people', async () => {
    const tags = await embeddedEngine.tag(
      articleOf({
        language: 'de',
        headline: 'Präsident Karl Berger reist in die Schweiz',
        text: 'Frankreich und die Türkei schicken Minister. Polish wird nicht gesprochen.',
      }),
    );
    expect(tags.places.map(({ literal }) => literal)).toEqual(['CH', 'FR', 'TR']);
    expect([tags.people, tags.organisations, tags.subjects]).toEqual([[], [], []]);
  });

  it('get no country from a name that means something else there', async () => {
    const texts = {
      fr: 'Maurice et Dominique ont vu Granada.',
      hr: 'Mali grad.',
      fi: 'Oman kodin.',
    };
    for (const [language, text] of Object.entries(texts)) {
      expect((await embeddedEngine.tag(articleOf({ language, text }))).places).toEqual([]);
    }
  });

  it('get no places in a language that nobody knows', async () => {
    const tags = await embeddedEngine.tag(articleOf({ language: 'qaa', text: 'Iran Germany' }));
    expect(tags.places).toEqual([]);
  });
});
