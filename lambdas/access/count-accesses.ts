/** How often what stands under a path was fetched, by day (`2026-11-24`, UTC) and path. */
export type Accesses = Map<string, Map<string, number>>;

/** Characters. CloudFront takes no request whose line in the log would be half as long. */
const longestLine = 64 * 1024;

/** Characters, ten times what CloudFront puts into a file. */
const longestLog = 1024 * 1024 * 1024;

/**
 * Counts what readers fetched, by a log file of CloudFront that comes piece by piece: what they got,
 * and what they were told that they have already. A line that tells nothing of this is passed over.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 * @throws RangeError when it is longer than a log file can be
 */
export async function countAccesses(text: AsyncIterable<string>): Promise<Accesses> {
  const accesses: Accesses = new Map();
  let fields: string[] = [];
  for await (const line of linesOf(text)) {
    if (line.startsWith('#Fields:')) fields = line.slice('#Fields:'.length).trim().split(' ');
    const access = line.startsWith('#') ? undefined : accessIn(line, fields);
    if (!access) continue;
    const ofDay = accesses.get(access.day) ?? new Map<string, number>();
    accesses.set(access.day, ofDay.set(access.path, (ofDay.get(access.path) ?? 0) + 1));
  }
  return accesses;
}

const fetching = new Set(['GET', 'HEAD']);
const served = new Set(['200', '206', '304']);

function accessIn(line: string, fields: string[]): { day: string; path: string } | undefined {
  const values = line.split('\t');
  const [day = '', method = '', path = '', status = ''] = [
    'date',
    'cs-method',
    'cs-uri-stem',
    'sc-status',
  ].map((name) => values[fields.indexOf(name)]);
  const counts = fetching.has(method) && served.has(status) && /^\d{4}-\d\d-\d\d$/.test(day);
  return counts && path.startsWith('/') ? { day, path: path.slice(1) } : undefined;
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let length = 0;
  let rest = '';
  for await (const piece of text) {
    length += piece.length;
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine || length > longestLog) {
      throw new RangeError('This is longer than a log file of CloudFront can be.');
    }
    yield* lines;
  }
  yield rest;
}
