/** Counters, page numbers, reading times, dates that stand alone; of lines folded and stripped. */
export const furnitureShapes = [
  /^(?:page |slide |image |photo |seite |bild |página |pagina |страница )?\d{1,3} ?(?:of|\/|von|de|sur|di|van|av|из|من) ?\d{1,3}$/,
  /^(?:page|slide|seite|página|pagina|страница|الصفحة) \d{1,3}$/,
  /^第 ?\d{1,3} ?[页頁ページ]+$/,
  /^[\d.,]{1,9}[km]? (?:shares?|comments?|views?|likes?|reads?|replies|retweets|followers|votes?|kommentare?|aufrufe|commentaires?|partages?|vues|comentarios?|comentários?|compartilhamentos|visualizações|commenti|commento|condivisioni|visualizzazioni|reacties|reactie|weergaven|комментари(?:й|я|ев)|просмотр(?:ов|а)?|تعليق|تعليقات|تعليقًا|مشاهدة|مشاركة)$/,
  /^[\d.,]{1,9}\s?(?:条评论|條評論|則留言|则留言|个评论|次浏览|次阅读|人点赞|件のコメント|コメント|いいね|回視聴)$/,
  /^(?:评论|評論|留言|コメント|комментарии|التعليقات|comments|kommentare|commentaires|comentarios|comentários|commenti|reacties) ?[(（]?\d{1,6}[)）]?$/,
  /^(?:est\.? |approx\.? )?\d{1,3}(?:-| )?(?:min|mins|minutes?|minuten|minutos?|minuti|мин|минут[аы]?)\.?(?: |-)?(?:read|reading time|lesezeit|lesedauer|de lecture|de lectura|de leitura|di lettura|leestijd|чтения|на чтение)$/,
  /^(?:reading time|read time|lesezeit|lesedauer|temps de lecture|estimated reading time|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|время чтения|وقت القراءة|مدة القراءة|阅读时间|閱讀時間|読了時間):?：? ?.{1,30}$/,
  /^(?:an? |\d{1,3} )?(?:second|minute|hour|day|week|month|year)s? ago$/,
  /^vor \d{1,3} (?:minuten?|stunden?|tagen?|monaten?)$/,
  /^(?:il y a|hace|há) \d{1,3} (?:minutes?|heures?|jours?|minutos?|horas?|días?|dias?)$/,
  /^\d{1,3} (?:minuti|ore|giorni) fa$/,
  /^\d{1,3} (?:minuten|uur|dagen) geleden$/,
  /^\d{1,3} (?:минут[ыу]?|час(?:а|ов)?|дн(?:я|ей)|день) назад$/,
  /^\d{1,3} ?(?:分钟前|分鐘前|小时前|小時前|天前|分前|時間前|日前)$/,
  /^منذ \d{1,3} (?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام)$/,
];

/** "More great stories from the Courier", "Most viewed in Culture"; folded and stripped. */
export const tailShapes = [
  /^(?:related|similar|further) (?:stories|news|articles|posts|coverage|reading|content) (?:from|in|on|by|about|at) .{1,40}$/u,
  /^more (?:\p{L}+ ){0,4}(?:stories|news|articles|posts|coverage|headlines|reading)(?: (?:from|in|on|by|about) .{1,40})?$/u,
  /^(?:more from|more about|most (?:viewed|read|popular|shared|commented|watched) (?:in|on|this)|related (?:to|from)|latest (?:from|in)|recommended (?:for|by|from)|read more (?:from|on|about|in)|you (?:may|might) (?:also )?(?:like|enjoy|be interested))(?!\p{L}).{0,40}$/u,
  /^(?:mehr lesen über|mehr (?:von|aus)|weitere (?:artikel|themen|nachrichten|beiträge)|meistgelesen|die meistgelesenen|ähnliche (?:artikel|beiträge)|das könnte (?:sie|dich|ihnen|dir))(?!\p{L}).{0,40}$/u,
  /^(?:plus d'articles|les plus lus|à lire (?:aussi|également)|sur le même (?:sujet|thème))(?!\p{L}).{0,40}$/u,
  /^(?:más (?:noticias|sobre|de)|lo más (?:leído|visto)|artículos relacionados)(?!\p{L}).{0,30}$/u,
];
