/** A web page to be read, and where it came from. */
export interface Page {
  id: string;
  /** In UTF-8, however it was sent. */
  file: string;
  url: string;
}

/** What a tool makes of a page. Its text is `text`, or that of `html`, line by line. */
export interface Extract {
  html?: string | undefined;
  text?: string | undefined;
  headline?: string | undefined;
  author?: string | undefined;
  datePublished?: string | undefined;
}

/** Reads one page; undefined where it finds no article. */
export type Tool = (
  html: string,
  url: string,
) => Extract | undefined | Promise<Extract | undefined>;

/** What a process tells that has read all pages with one tool. */
export interface Run {
  outputs: Record<string, Extract>;
  /** Pages in which it found nothing, or on which it failed. */
  without: number;
  /** Milliseconds, by page. */
  milliseconds: number[];
  /** Milliseconds of processor time for all pages, of all threads. */
  processor: number;
  /** Megabytes, the most that the process held. */
  memory: number;
}
