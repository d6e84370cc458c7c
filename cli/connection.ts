import { existsSync, readFileSync } from 'node:fs';
import { environmentOf } from '../lambdas/runtime/environment.ts';
import { deployedWord, localWord, type Word } from '../local/word.ts';

/** There is no stack to talk to; the message says how to come by one. */
export class NoStack extends Error {
  override name = 'NoStack';
}

/**
 * Points every AWS client of this process at a stack and resolves to its outputs: the stack named by
 * `--outputs` or WIRECOPY_OUTPUTS, else the embedded one that runs on this machine, else the one
 * that was deployed from here. Modules that make AWS clients must be imported after it.
 * @throws NoStack when there is none.
 */
export function connect(file = process.env.WIRECOPY_OUTPUTS): Word['Wirecopy'] {
  const found = file ?? localWord() ?? deployedWord;
  if (!existsSync(found)) {
    throw new NoStack(
      file
        ? `There is no file ${file}.`
        : 'No stack is known here. Run "npm start" in another terminal, or deploy with ' +
            '"npx cdk deploy --outputs-file .wirecopy/outputs.json", or name such a file by --outputs.',
    );
  }
  const { Wirecopy: outputs, environment = {} } = readWord(found);
  Object.assign(process.env, environment, environmentOf(outputs));
  return outputs;
}

function readWord(file: string): Word {
  try {
    const word = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof word?.Wirecopy?.UploadsBucket === 'string') return word;
  } catch {
    // Told below, in words that help.
  }
  throw new NoStack(`${file} does not hold the outputs of a Wirecopy stack.`);
}
