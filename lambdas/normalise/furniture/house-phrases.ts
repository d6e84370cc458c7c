/*
 * Phrases and stems in lower case, with straight apostrophes, wherever they stand in a line, or where
 * it begins (^). None decides by itself: the line must recur besides. Still none is listed that a
 * sentence of news may well hold. A new language is a new paragraph in each list.
 */

/** How a publisher speaks to its readers of itself. */
const invited = anyOf(`
  newsletter | ^sign up | sign up for our | sign up to our | sign up here | sign up on our |
  subscribe | ^follow | follow us | like us on | find us on | ^join us | ^join our | join us on |
  our app | our podcast | our channel | our reporting | our journalism | our website |
  our coverage | ^become a member | become a supporter | ^donate | click here | read more |
  read our | read the latest | read also | ^more stories | ^more from | ^for more | ^more on |
  listen to our | watch our | contact us | email us | write to us | send us | let us know |
  got a story | got a tip | get the latest | ^get our | stay up to date | news alerts |
  your inbox | originally published | originally appeared | article was first published |
  story was first published | article first appeared | story first appeared |
  post first appeared | all rights reserved | about the author | ^share this |
  share this article | share this story | leave a comment |

  abonnier | ^folgen sie | ^folgt uns | ^folge uns | unsere app | unserem kanal |
  unser podcast | unseren podcast | ^lesen sie | lesen sie auch | lesen sie hier |
  mehr zum thema | mehr dazu | hier klicken | klicken sie | ^melden sie sich | jetzt anmelden |
  schreiben sie uns | schicken sie uns | artikel erschien zuerst | beitrag erschien zuerst |
  text erschien zuerst | alle rechte vorbehalten | ^unterstützen sie | in ihr postfach |

  abonnez-vous | inscrivez-vous | suivez-nous | suivez toute | rejoignez-nous |
  notre application | notre chaîne | notre podcast | lire aussi | cliquez ici | écrivez-nous |
  contactez-nous | ^retrouvez | tous droits réservés | ^soutenez | initialement publié |
  infolettre |

  suscríbete | suscríbase | síguenos | ^siga | ^sigue | ^únete | nuestra app | nuestro canal |
  nuestro pódcast | nuestro boletín | lee también | lea también | ^más noticias | haz clic |
  haga clic | escríbenos | contáctenos | publicado originalmente |
  todos los derechos reservados | ^apoya |

  iscriviti | ^abbonati | seguici | unisciti | la nostra app | nostro canale | nostro podcast |
  leggi anche | clicca qui | scrivici | contattaci | pubblicato originariamente |
  riproduzione riservata | tutti i diritti riservati | ^sostieni |

  ^assine | inscreva-se | ^subscreva | siga-nos | nosso aplicativo | nosso canal |
  nosso podcast | a nossa app | leia também | leia mais | clique aqui | escreva-nos |
  todos os direitos reservados | ^apoie |

  abonneer | schrijf je in | meld je aan | volg ons | onze app | ons kanaal | onze podcast |
  nieuwsbrief | lees ook | lees meer | klik hier | mail ons | verscheen eerder op |
  alle rechten voorbehouden | steun ons |

  подпишитесь | подписывайтесь | ^подписаться | ^следите за | наш канал | нашем канале |
  наше приложение | нашей рассылк | читайте также | читайте нас | присоединяйтесь |
  пишите нам | напишите нам | все права защищены | ^поддержите |

  اشترك الآن | اشترك في نشرتنا | اشترك في النشرة | اشترك في قناتنا | تابعنا على | تابعونا |
  تابع صفحتنا | انضم إلينا | قناتنا | تطبيقنا | نشرتنا | النشرة البريدية | اقرأ أيضا |
  اقرأ أيضًا | اقرأ المزيد | ^للمزيد | اضغط هنا | راسلونا | جميع الحقوق محفوظة |

  关注我们 | 關注我們 | 欢迎订阅 | 歡迎訂閱 | 订阅我们 | 訂閱我們 | 扫码关注 | 掃碼關注 | 公众号 | 下载客户端 |
  点击查看 | 點擊查看 | 点击这里 | 更多新闻 | 更多新聞 | 延伸阅读 | 延伸閱讀 | 版权所有 | 版權所有 | 加入我们 |
  加入我們 | 欢迎投稿 | 歡迎投稿 |

  フォローして | フォローを | 購読はこちら | 登録はこちら | 会員登録 | 公式アプリ | アプリで | メルマガ |
  ニュースレター | 詳しくはこちら | 関連記事 | 無断転載 | 無断複製 | お寄せください | ご覧ください
`);

/** What is told besides the story because law, contract or decency wants it told. */
const noticed = anyOf(`
  advice | liabilit | liable | disclaim | disclos | sponsor | funded by | funding from |
  support from | supported by | in partnership | conflict of interest | affiliate | commission |
  advertis | paid for by | correction | clarification | amended | helpline | hotline | suicid |
  samaritans | warning | at your own risk | risk | legal reasons | embargo | creative commons |
  licence | license | reproduc | republish |

  beratung | haftung | haftet | risik | transparenzhinweis | offenlegung | interessenkonflikt |
  gefördert | anzeige | provision | korrektur | berichtigung | seelsorge | suizid |
  warnung | aus rechtlichen gründen | sperrfrist | lizenz |

  conseil | responsabilit | risque | avertissement | partenariat | financé | conflit d'intérêts |
  publicité | rectificatif | numéro vert | écoute |

  asesor | riesgo | advertencia | patrocin | financiad | comisión | publicidad |
  corrección | rectificación | fe de errores | línea de ayuda | teléfono de | licencia |

  consulenza | rischi | avvertenza | finanziat | pubblicità | rettifica | correzione |
  numero verde | licenza |

  aconselhamento | risco | aviso | comissão | correção | retificação | linha de apoio | suicíd |
  licença |

  advies | aansprakelijk | risico | waarschuwing | gefinancierd | advertentie |
  rectificatie | correctie | hulplijn | zelfmoord | zelfdoding | licentie |

  рекомендаци | консультац | ответственност | риск | предупрежд | иностранн | иноагент |
  запрещен | экстремист | террорист | при поддержке | на правах рекламы | реклама | поправк |
  исправлен | горячая линия | телефон доверия | суицид | лиценз |

  مسؤولية | المسؤولية | استشارة | نصيحة | مخاطر | تحذير | برعاية | إعلان | ممول | تصحيح | تنويه |
  خط المساعدة | ترخيص |

  建议 | 建議 | 责任 | 責任 | 风险 | 風險 | 免责 | 免責 | 赞助 | 贊助 | 广告 | 廣告 | 更正 | 热线 |
  熱線 | 自杀 | 自殺 |

  助言 | リスク | 注意 | 警告 | 協賛 | 提供 | 広告 | 訂正 | 相談 | 許諾
`);

/** At the beginning of a word, in scripts that part words. */
export const invitations = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${invited})`,
  'u',
);

/** Also within words, as languages compound them. */
export const notices = new RegExp(noticed, 'u');

/** Words as one writes them in running text, parted by bars; they hold no sign of a pattern but ^. */
function anyOf(text: string): string {
  const phrases = text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
  return phrases.filter((phrase) => phrase !== '').join('|');
}
