/** What publishers call the time of publication in a page's metadata, the likeliest first. */
export const publishedNames = [
  'article:published_time',
  'article:published',
  'datepublished',
  'og:published_time',
  'og:article:published_time',
  'og:pubdate',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published-date',
  'published_time',
  'publication_date',
  'publication-date',
  'date_published',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.published',
  'dc.date.issued',
  'dcterms.issued',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'article.published',
  'displaydate',
  'originalpublicationdate',
  'citation_publication_date',
  'citation_online_date',
  'prism.publicationdate',
  'rnews:datepublished',
];
/** Of publication, as a rule, and sometimes of whatever the system thought of. */
export const looseNames = ['date', 'dc.date', 'dcterms.date', 'dcterms.created', 'published_at'];
export const createdNames = [
  'article:created',
  'datecreated',
  'created',
  'dc.date.created',
  'dc.created',
];
export const modifiedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article:modified',
  'lastmod',
  'dcterms.modified',
  'dc.date.modified',
];
/** Often the time at which a server made the page. */
export const doubtfulNames = ['last-modified', 'revised', 'timestamp'];
