import { list, type Phrases } from './phrases.ts';

export const portuguese: Phrases = {
  lines: list(`
    publicidade | compartilhar | compartilhe | partilhar | imprimir | comentários | leia mais |
    saiba mais | ver mais | continue lendo | assine | entrar | continua após a publicidade |
    todos os direitos reservados | link da fonte | fonte original | próxima página | página anterior |
    próximo artigo | artigo anterior | próximo | anterior | copiar link | comentar | guardar | salvar |
    compartilhar no facebook
  `),
  openings: list(`
    leia também | leia mais | ler também | veja também | siga-nos | utilizamos cookies | este site utiliza | tags: | todos os direitos reservados
  `),
  stamps: list(`
    foto: | fonte: | assine a | inscreva-se | clique aqui | publicado em | atualizado em |
    crédito,
  `),
  tails: list(`
    leia também | veja também | notícias relacionadas | artigos relacionados | mais lidas |
    mais lidos | últimas notícias | comentários | deixe um comentário | relacionados |
    relacionadas
  `),
  labels: list(`
    início | notícias | mundo | política | economia | esportes | desporto | cultura | brasil |
    exclusivo
  `),
  pitches: list(`
    assine | inscreva-se | siga | siga-nos | baixe | receba | subscreva | descarregue | cadastre-se
  `),
  pitched: list(`
    newsletter | boletim | aplicativo | aplicação | app | canal | podcast | whatsapp | telegram |
    facebook | twitter | instagram | google news | google notícias
  `),
  notices: list(`
    este conteúdo não está disponível | para ver este conteúdo | utilizamos cookies | usamos cookies
  `),
  credits: list(`
    com informações da | com informações do | com informações de | com agência | com agências |
    (com informações
  `),
  closings: list(`
    nossa newsletter | nosso boletim | inscreva-se | siga-nos | publicado originalmente |
    todos os direitos reservados
  `),
  roles: list(`
    jornalista | repórter | redator | redatora | correspondente | colunista | autor | autora
  `),
};
