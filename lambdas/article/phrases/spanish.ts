import { list, type Phrases } from './phrases.ts';

export const spanish: Phrases = {
  lines: list(`
    publicidad | compartir | comparte | comparte este artículo | imprimir | comentarios |
    comentar | leer más | ver más | seguir leyendo | continuar leyendo | suscríbete |
    suscribirse | iniciar sesión | inicio | siguiente | anterior | copiar enlace | escuchar |
    guardar | todos los derechos reservados | más información |
    enlace a la fuente | fuente original | artículo original | página siguiente | página anterior |
    compartir en facebook | sin comentarios | cargar más
  `),
  openings: list(`
    lea también | lee también | leer también | ver también | vea también | lea además | lea aquí |
    lee además | etiquetas: | síguenos en | todos los derechos reservados |
    tu dirección de correo electrónico no | utilizamos cookies | usamos cookies |
    este sitio utiliza | este sitio usa
  `),
  stamps: list(`
    te puede interesar | le puede interesar | puede interesarte | también te puede interesar |
    foto: | fotos: | fuente: | crédito: | publicado el | actualizado el | suscríbete a |
    haz clic aquí | haga clic aquí
  `),
  tails: list(`
    te puede interesar | también te puede interesar | le puede interesar | te recomendamos |
    noticias relacionadas | artículos relacionados | relacionados | relacionadas |
    temas relacionados | más noticias | lo más leído | lo más visto | últimas noticias |
    comentarios | deja un comentario | deja una respuesta | sobre el autor | archivado en |
    lea también | contenido patrocinado | entradas relacionadas
  `),
  labels: list(`
    inicio | noticias | actualidad | mundo | internacional | nacional | política | economía |
    sociedad | deportes | cultura | ciencia | salud | opinión | exclusivo | última hora |
    destacado | destacados
  `),
  pitches: list(`
    suscríbete | suscríbase | síguenos | sigue | siga | descarga | descargue | recibe | únete |
    regístrate
  `),
  pitched: list(`
    newsletter | boletín | boletines | aplicación | app | canal | podcast | whatsapp | telegram |
    facebook | twitter | instagram | google news
  `),
  notices: list(`
    este contenido no está disponible | para ver este contenido | utilizamos cookies |
    usamos cookies
  `),
  credits: list(`
    con información de | con información del | (con información de | con datos de | con agencias | este artículo fue publicado |
    este artículo se publicó
  `),
  closings: list(`
    nuestra newsletter | nuestro boletín | nuestros boletines | suscríbete | suscríbase |
    síguenos | publicado originalmente | publicada originalmente |
    todos los derechos reservados | prohibida su reproducción
  `),
  roles: list(`
    periodista | redactor | redactora | reportero | reportera | corresponsal | columnista | autor |
    autora
  `),
};
