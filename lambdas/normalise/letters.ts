/**
 * For languages that are written in old encodings, their letters beyond ASCII, the commonest first:
 * what tells one encoding of a text from another.
 */
export const letters: Record<string, string> = {
  german: 'üäößé',
  french: 'éèàêçôîûùâëïœ',
  spanish: 'óíáéñúüç',
  portuguese: 'ãçáéíóêõúâàôü',
  italian: 'èàùòìé',
  dutch: 'ëéïóüè',
  swedish: 'äåöé',
  danish: 'øåæé',
  icelandic: 'íðáóöúéæýþ',
  polish: 'łęąóżśćźń',
  czech: 'íáěéřčýžůšúťóňďäľĺŕô',
  hungarian: 'éáöóőüíúű',
  romanian: 'ăîşţâșț',
  croatian: 'čšžćđ',
  turkish: 'ıüşğçöâîû',
  lithuanian: 'ėšųįžąčūę',
  latvian: 'āīšēūņļžķģčŗ',
  estonian: 'äõüöšž',
  vietnamese: '\u0301\u0323đ\u0300ươêâơôư\u0309ă\u0303àáãéèêìíòóõùúý',
  russian: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  ukrainian: 'оаинвіртеслкмдупязьбгчйхжїцшюєщфґ',
  bulgarian: 'аоеитнрсвлкдпмзгъубячйщжхцшюьф',
  serbian: 'аоиенрјтсвкудмлпзгбчшцхћжђњљџфѓќѕ',
  greek: 'αοιετσνηυρπκμλςωδγίάόέχθφβήξύζώψϊϋΐΰ',
  hebrew: 'יולהמראתבשנדעקפכחםטזסגצןךףץ',
  arabic: 'اليمنتروبعةسهدفأكقحجشصطىخذضزإءغثؤظئآ\u064b\u064e\u064f\u0651پچژگ،؟؛ـ',
  thai: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผซธศณฐภษถฝฟญ\u0e31\u0e35\u0e48\u0e49\u0e34\u0e37\u0e38\u0e39\u0e4c\u0e33\u0e36\u0e47ๆ',
};
