import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Template, TemplateError } from './template/template.ts';

/** A synthesized stack: what `cdk synth` leaves in its output folder. */
export interface Assembly {
  stackName: string;
  template: Template;
  /** Folders by the object key under which deployment would upload their zip. */
  assets: ReadonlyMap<string, string>;
}

interface Manifest {
  artifacts: Record<
    string,
    { type: string; properties?: { file?: string; templateFile?: string; stackName?: string } }
  >;
}

interface AssetManifest {
  files?: Record<
    string,
    {
      source: { path?: string; packaging?: string };
      destinations: Record<string, { objectKey: string }>;
    }
  >;
}

/** @throws TemplateError unless the folder holds exactly one stack. */
export async function readAssembly(folder: string): Promise<Assembly> {
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const { artifacts }: Manifest = await read('manifest.json');
  const ofType = (type: string) => Object.entries(artifacts).filter(([, one]) => one.type === type);

  const [stack, ...others] = ofType('aws:cloudformation:stack');
  const templateFile = stack?.[1].properties?.templateFile;
  if (!stack || !templateFile || others.length > 0) {
    throw new TemplateError(`One stack was expected in ${folder}, not ${others.length + 1}.`);
  }
  const manifests = ofType('cdk:asset-manifest').flatMap(([, one]) => one.properties?.file ?? []);
  const assets = await Promise.all(manifests.map((file) => read(file)));
  return {
    stackName: stack[1].properties?.stackName ?? stack[0],
    template: await read(templateFile),
    assets: new Map(assets.flatMap((manifest) => zippedFolders(folder, manifest))),
  };
}

function zippedFolders(folder: string, { files = {} }: AssetManifest): [string, string][] {
  return Object.values(files).flatMap(({ source: { path, packaging }, destinations }) =>
    path && packaging === 'zip'
      ? Object.values(destinations).map(({ objectKey }): [string, string] => [
          objectKey,
          join(folder, path),
        ])
      : [],
  );
}
