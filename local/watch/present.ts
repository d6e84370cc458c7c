import { styleText } from 'node:util';
import type { Followed } from './followed.ts';
import type { Step } from './steps.ts';

type Colour = Parameters<typeof styleText>[0];

const colours: Record<Step['stage'], Colour> = {
  normalise: 'cyan',
  tag: 'magenta',
  route: 'blue',
  deliver: 'green',
  feed: 'green',
};

/** Writes lines for a person to a stream; colours only where the stream is a terminal. */
export class Presenter {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  line(text = ''): void {
    this.#stream.write(`${text}\n`);
  }

  /** One step: seconds since the upload, stage, upload, what happened; on one line of a terminal. */
  step = ({ at, stage, text, good }: Step, { key, uploadedAt }: Followed): void => {
    const time = `+${(Math.max(0, at - uploadedAt) / 1000).toFixed(2)} s`.padStart(9);
    const name = key.padEnd(nameWidth);
    const room =
      (this.#stream.columns ?? Infinity) - `${time}  ${stage.padEnd(9)}  ${name}  `.length;
    const shown = text.length > room ? `${text.slice(0, Math.max(0, room - 1))}…` : text;
    const columns = [
      this.paint('dim', time),
      this.paint(colours[stage], stage.padEnd(9)),
      this.paint('bold', name),
      good ? shown : this.paint('red', shown),
    ];
    this.line(columns.join('  '));
  };

  paint(colour: Colour, text: string): string {
    return styleText(colour, text, { stream: this.#stream });
  }
}

const nameWidth = 36;
