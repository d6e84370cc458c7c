/** What a line is on the page that it stands on. */
type Kind =
  | 'section label'
  | 'share bar'
  | 'pitch'
  | 'read more'
  | 'related'
  | 'source link'
  | 'pager'
  | 'caption'
  | 'copyright'
  | 'cookie notice'
  | 'comment count';

/** Furniture as newsrooms print it, in the languages that have it all; section labels apart. */
const byLanguage: Record<string, Record<Kind, string[]>> = {
  en: {
    'section label': ['World News', 'Politics'],
    'share bar': ['Share this article', 'Share on Facebook', 'Copy link'],
    pitch: ['Sign up for our newsletter', 'Download our app'],
    'read more': ['Read more: Why the ferries are late', 'Continue reading'],
    related: ['Related Articles', 'You may also like'],
    'source link': ['Source link', 'Read the original article'],
    pager: ['1 of 6', 'Next page', 'Previous article'],
    caption: ['Photo: Eva Stone', 'Watch: The night of the storm'],
    copyright: ['© 2025 The Courier. All rights reserved.', 'All rights reserved'],
    'cookie notice': ['We use cookies to improve your visit.'],
    'comment count': ['12 comments', 'Comments (12)'],
  },
  de: {
    'section label': ['Politik', 'Wirtschaft'],
    'share bar': ['Artikel teilen', 'Auf Facebook teilen', 'Link kopieren'],
    pitch: ['Jetzt abonnieren', 'Newsletter abonnieren'],
    'read more': ['Lesen Sie auch: Warum die Fähren sich verspäten', 'Weiterlesen'],
    related: ['Mehr zum Thema', 'Das könnte Sie auch interessieren'],
    'source link': ['Link zur Quelle', 'Zum Originalartikel'],
    pager: ['Seite 2', '3 von 12', 'Nächster Artikel'],
    caption: ['Foto: Eva Stein', 'Bildquelle: Hafenamt'],
    copyright: ['© 2025 Der Bote', 'Alle Rechte vorbehalten.'],
    'cookie notice': ['Wir verwenden Cookies, um unsere Seite zu verbessern.'],
    'comment count': ['12 Kommentare', 'Kommentare (12)'],
  },
  fr: {
    'section label': ['Économie', 'Monde'],
    'share bar': ['Partager cet article', 'Partager sur Facebook', 'Copier le lien'],
    pitch: ['Je m’abonne', 'Inscrivez-vous à notre lettre'],
    'read more': ['À lire aussi : pourquoi les ferries sont en retard', 'Lire la suite'],
    related: ['Sur le même sujet', 'Articles similaires'],
    'source link': ['Lien source', 'Article original'],
    pager: ['3 sur 12', 'Page suivante', 'Article précédent'],
    caption: ['Photo : Ève Pierre', 'Crédit photo Ève Pierre'],
    copyright: ['© 2025 Le Courrier', 'Tous droits réservés'],
    'cookie notice': ['Nous utilisons des cookies pour améliorer votre visite.'],
    'comment count': ['12 commentaires', 'Commentaires (12)'],
  },
  es: {
    'section label': ['Política', 'Economía'],
    'share bar': ['Comparte este artículo', 'Compartir en Facebook', 'Copiar enlace'],
    pitch: ['Suscríbete', 'Suscríbete a nuestro boletín'],
    'read more': ['Lea también: por qué se retrasan los barcos', 'Seguir leyendo'],
    related: ['Noticias relacionadas', 'Te puede interesar'],
    'source link': ['Enlace a la fuente', 'Fuente original'],
    pager: ['3 de 12', 'Página siguiente', 'Página 2'],
    caption: ['Foto: Eva Piedra', 'Fotos: Autoridad Portuaria'],
    copyright: ['© 2025 El Correo', 'Todos los derechos reservados'],
    'cookie notice': ['Utilizamos cookies para mejorar su visita.'],
    'comment count': ['12 comentarios', 'Comentarios (12)'],
  },
  it: {
    'section label': ['Cronaca', 'Politica'],
    'share bar': ['Condividi', 'Condividi su Facebook', 'Copia link'],
    pitch: ['Abbonati', 'Iscriviti alla newsletter'],
    'read more': ['Leggi anche: perché i traghetti sono in ritardo', 'Continua a leggere'],
    related: ['Articoli correlati', 'Potrebbe interessarti anche'],
    'source link': ['Link alla fonte', 'Fonte originale'],
    pager: ['3 di 12', 'Pagina successiva', 'Articolo precedente'],
    caption: ['Foto: Eva Pietra', 'Fonte: Capitaneria'],
    copyright: ['© Riproduzione riservata', 'Tutti i diritti riservati'],
    'cookie notice': ['Utilizziamo i cookie per migliorare la visita.'],
    'comment count': ['12 commenti', 'Commenti (12)'],
  },
  pt: {
    'section label': ['Economia', 'Política'],
    'share bar': ['Compartilhe', 'Compartilhar no Facebook', 'Copiar link'],
    pitch: ['Assine', 'Inscreva-se na nossa newsletter'],
    'read more': ['Leia também: por que as balsas atrasam', 'Continue lendo'],
    related: ['Notícias relacionadas', 'Artigos relacionados'],
    'source link': ['Link da fonte', 'Fonte original'],
    pager: ['3 de 12', 'Próxima página', 'Artigo anterior'],
    caption: ['Foto: Eva Pedra', 'Fonte: Capitania'],
    copyright: ['© 2025 O Correio', 'Todos os direitos reservados'],
    'cookie notice': ['Utilizamos cookies para melhorar a sua visita.'],
    'comment count': ['12 comentários', 'Comentários (12)'],
  },
  nl: {
    'section label': ['Binnenland', 'Nieuws'],
    'share bar': ['Deel dit artikel', 'Deel op Facebook', 'Link kopiëren'],
    pitch: ['Abonneren', 'Schrijf je in voor de nieuwsbrief'],
    'read more': ['Lees ook: Waarom de veerboten te laat zijn', 'Lees verder'],
    related: ['Gerelateerde artikelen', 'Meest gelezen'],
    'source link': ['Bronlink', 'Oorspronkelijk artikel'],
    pager: ['3 van 12', 'Volgende pagina', 'Vorig artikel'],
    caption: ['Foto: Eva Steen', 'Bron: Havendienst'],
    copyright: ['© 2025 De Bode', 'Alle rechten voorbehouden'],
    'cookie notice': ['Wij gebruiken cookies om uw bezoek te verbeteren.'],
    'comment count': ['12 reacties', 'Reacties (12)'],
  },
  ru: {
    'section label': ['Политика', 'Экономика'],
    'share bar': ['Поделиться', 'Скопировать ссылку'],
    pitch: ['Подпишитесь на наш канал', 'Подписаться'],
    'read more': ['Читайте также: почему опаздывают паромы', 'Читать далее'],
    related: ['Материалы по теме', 'Похожие статьи'],
    'source link': ['Ссылка на источник', 'Источник'],
    pager: ['3 из 12', 'Следующая новость', 'Страница 2'],
    caption: ['Фото: Ева Камень', 'Источник фото порт'],
    copyright: ['© 2025 Вестник', 'Все права защищены'],
    'cookie notice': ['Мы используем файлы cookie, чтобы сайт работал лучше.'],
    'comment count': ['12 комментариев', 'Комментарии (12)'],
  },
  ar: {
    'section label': ['سياسة', 'اقتصاد'],
    'share bar': ['شارك المقال', 'نسخ الرابط'],
    pitch: ['اشترك الآن', 'اشترك في النشرة البريدية'],
    'read more': ['اقرأ أيضا: لماذا تتأخر العبارات', 'اقرأ المزيد'],
    related: ['مواضيع ذات صلة', 'قد يعجبك أيضا'],
    'source link': ['رابط المصدر', 'المصدر'],
    pager: ['3 من 12', 'الصفحة التالية', 'الخبر السابق'],
    caption: ['تصوير: حوّاء حجر', 'مصدر الصورة إدارة الميناء'],
    copyright: ['© 2025 البريد', 'جميع الحقوق محفوظة'],
    'cookie notice': ['نستخدم ملفات تعريف الارتباط لتحسين زيارتك.'],
    'comment count': ['12 تعليق', 'التعليقات (12)'],
  },
  zh: {
    'section label': ['国际', '财经'],
    'share bar': ['分享到', '复制链接'],
    pitch: ['订阅', '扫码关注我们的公众号'],
    'read more': ['延伸阅读：渡轮为何晚点', '阅读全文'],
    related: ['相关阅读', '猜你喜欢'],
    'source link': ['原文链接', '来源链接'],
    pager: ['3/12', '下一页', '上一篇'],
    caption: ['图片来源：港务局', '摄影：石夏娃'],
    copyright: ['© 2025 信使报', '版权所有'],
    'cookie notice': ['本网站使用Cookie以改善您的访问。'],
    'comment count': ['12条评论', '评论 (12)'],
  },
  ja: {
    'section label': ['国際', '経済'],
    'share bar': ['この記事をシェア', 'リンクをコピー'],
    pitch: ['会員登録', '購読する'],
    'read more': ['【関連記事】フェリーはなぜ遅れるのか', '続きを読む'],
    related: ['関連記事', 'あわせて読みたい'],
    'source link': ['元の記事を読む', '引用元'],
    pager: ['3/12', '次のページ', '前の記事'],
    caption: ['写真：石田エバ', '撮影：石田エバ'],
    copyright: ['© 2025 新報', '無断転載禁止'],
    'cookie notice': ['当サイトではCookieを使用しています。'],
    'comment count': ['12件のコメント', 'コメント (12)'],
  },
};

/** Every line with its language and kind. */
export const furniture: { language: string; kind: Kind; line: string }[] = Object.entries(
  byLanguage,
).flatMap(([language, kinds]) =>
  (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    kinds[kind].map((line) => ({ language, kind, line })),
  ),
);
