import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isFurniture,
  isPitch,
  isSectionLabel,
  opensTail,
  withoutFurniture,
} from '../../lambdas/article/furniture.ts';
import { furniture } from '../support/furniture.ts';

/** The same report in each language; every sentence begins, holds or ends as furniture might. */
const reports: Record<string, string[]> = {
  en: [
    'The harbour was closed on Monday after the storm, the port authority said.',
    'Related costs are to be shared by the towns along the coast.',
    'More than forty boats were damaged, and two are still being looked for.',
    'Comments by the minister were met with whistles on the quay.',
    'Share prices of the ferry line fell by a tenth.',
    '“Read more closely,” the pilot said, “the forecast was right.”',
    'Sign language interpreters stood beside the mayor when she spoke.',
  ],
  de: [
    'Der Hafen blieb am Montag nach dem Sturm geschlossen, teilte das Hafenamt mit.',
    'Teilen wollten sich die Städte an der Küste die Kosten nicht.',
    'Mehr als vierzig Boote wurden beschädigt, zwei werden noch gesucht.',
    'Kommentare des Ministers gingen im Pfeifen auf dem Kai unter.',
    'Weiter nördlich blieb es ruhig, sagte der Lotse.',
    'Anzeige erstattete am Dienstag die Reederei.',
    '„Lesen Sie die Vorhersage“, riet der Kapitän.',
  ],
  fr: [
    'Le port est resté fermé lundi après la tempête, selon la capitainerie.',
    'Partager les frais ne plaît pas aux communes de la côte.',
    'Plus de quarante bateaux ont été endommagés et deux restent introuvables.',
    'Les commentaires du ministre ont été couverts par des sifflets.',
    'Publicité mensongère, répond l’assureur aux pêcheurs.',
    'À lire les prévisions, personne ne pouvait être surpris.',
  ],
  es: [
    'El puerto permaneció cerrado el lunes tras el temporal, según la autoridad portuaria.',
    'Compartir los gastos no gusta a los municipios de la costa.',
    'Más de cuarenta barcos sufrieron daños y dos siguen desaparecidos.',
    'Los comentarios del ministro fueron recibidos con silbidos.',
    'Inicio y fin de la tormenta coincidieron con las mareas.',
    'Lee la previsión cada noche, dice el práctico.',
  ],
  it: [
    'Il porto è rimasto chiuso lunedì dopo la tempesta, ha detto la capitaneria.',
    'Condividere le spese non piace ai comuni della costa.',
    'Più di quaranta barche sono state danneggiate e due mancano ancora.',
    'I commenti del ministro sono stati accolti dai fischi.',
    'Pubblicità ingannevole, replica l’assicuratore ai pescatori.',
    'Leggi vecchie di un secolo regolano il soccorso.',
  ],
  pt: [
    'O porto ficou fechado na segunda-feira depois da tempestade, disse a capitania.',
    'Partilhar os custos não agrada aos municípios da costa.',
    'Mais de quarenta barcos foram danificados e dois continuam desaparecidos.',
    'Os comentários do ministro foram recebidos com assobios.',
    'Publicidade enganosa, responde a seguradora aos pescadores.',
    'Veja-se a previsão de domingo, disse o piloto.',
  ],
  nl: [
    'De haven bleef maandag gesloten na de storm, meldde de havendienst.',
    'Delen van de kade zijn nog niet begaanbaar.',
    'Meer dan veertig boten raakten beschadigd en twee worden nog gezocht.',
    'Reacties van de minister gingen verloren in het gefluit.',
    'Volgende week beslist de raad over de kosten.',
    'Lees de voorspelling, zei de loods tegen de schippers.',
  ],
  ru: [
    'Порт был закрыт в понедельник после шторма, сообщила администрация.',
    'Поделиться расходами прибрежные города не готовы.',
    'Более сорока лодок повреждены, две до сих пор ищут.',
    'Комментарии министра заглушил свист на набережной.',
    'Источник воды в посёлке не пострадал.',
    'Далее к северу было спокойно, сказал лоцман.',
  ],
  ar: [
    'بقي الميناء مغلقا يوم الاثنين بعد العاصفة، وفق إدارة الميناء.',
    'شارك الصيادون في البحث عن القاربين المفقودين.',
    'تضرر أكثر من أربعين قاربا، ولا يزال البحث جاريا عن اثنين.',
    'تعليقات الوزير ضاعت بين صفير الحاضرين على الرصيف.',
    'المزيد من الأمطار متوقع يوم الخميس، قال المرشد البحري.',
    'إعلان حالة الطوارئ جاء متأخرا، قال رئيس البلدية.',
  ],
  zh: [
    '港务局说，暴风雨过后，港口周一关闭。',
    '分享救援费用的方案遭到沿海城镇反对。',
    '四十多艘船受损，仍有两艘下落不明。',
    '评论员认为，部长的话来得太晚。',
    '来源不明的油污在码头附近被发现。',
    '更多的雨水预计周四到来，引航员说。',
  ],
  ja: [
    '港湾局によると、港は嵐のあと月曜日に閉鎖された。',
    '共有する費用の割合をめぐり、沿岸の町は対立している。',
    '四十隻を超える船が損傷し、二隻がいまも見つかっていない。',
    'コメントを求められた大臣は、何も答えなかった。',
    '写真に残る古い防波堤は、すでに失われている。',
    '次のページをめくるように海は静まったと水先人は語った。',
  ],
};

describe.each(Object.keys(reports))('in %s', (language) => {
  const report = reports[language] ?? [];
  const own = furniture.filter((one) => one.language === language);

  it('every kind of furniture is known', () => {
    const unknown = own.filter(({ kind, line }) => !isKnown(kind, line));
    expect(unknown).toEqual([]);
    expect(new Set(own.map(({ kind }) => kind)).size).toBe(11);
  });

  it('no sentence is taken for it', () => {
    expect(report.filter((line) => isFurniture(line) || opensTail(line) || isPitch(line))).toEqual(
      [],
    );
  });
});

it('every sentence is kept and no other line, wherever furniture of any language stands', () => {
  const anywhere = furniture.filter(({ kind }) => kind !== 'section label');
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(reports)),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...anywhere)), { maxLength: 12 }),
      (report, inserted) => {
        const lines = [...report];
        // A heading of a tail that opens the text would be its own headline.
        for (const [at, { line }] of inserted) lines.splice(1 + (at % lines.length), 0, line);
        const { kept, dropped } = withoutFurniture(lines);
        expect(kept).toEqual(report);
        expect(dropped.toSorted()).toEqual(inserted.map(([, { line }]) => line).toSorted());
      },
    ),
    { numRuns: 500 },
  );
});

function isKnown(kind: string, line: string): boolean {
  if (kind === 'section label') return isSectionLabel(line);
  if (kind === 'related') return opensTail(line) || isFurniture(line);
  return isFurniture(line);
}
