import type { Outcome } from './outcome.ts';
import type { SameStory } from './same-story.ts';

/** One thing that happened to an article, told so that `wirecopy trace` needs nothing else. */
export type TimelineEvent = {
  /** RFC 3339 UTC with milliseconds. */
  at: string;
} & (
  | {
      stage: 'normalise';
      upload: string;
      outcome: Outcome['kind'];
      version: number;
      format?: string;
      /** Not the upload's doing: the article's time is over. */
      expired?: true;
    }
  | {
      stage: 'tag';
      version: number;
      engine: string;
      names: string[];
      /** As it was then; later uploads may have added to it. */
      sameStoryAs?: SameStory[];
    }
  | {
      stage: 'route';
      revision: number;
      publish: string[];
      withdraw: string[];
      /** Who is to have it from `until` on (RFC 3339): it is another partner's alone till then. */
      waiting?: string[];
      until?: string;
      /** The one subscription that it was judged anew for. */
      only?: string;
    }
);
