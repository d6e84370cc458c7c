import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Sample data of others, which is no part of this repository. */
const schemas = new URL('../../../shared/data/schemas/', import.meta.url);

/** What keeps a document from being valid by one of the schemas in the sample data: its faults. */
export function schemaFaults(schema: string): (xml: string) => string[] {
  xmlRegisterFsInputProviders();
  const url = new URL(schema, schemas);
  const source = XmlDocument.fromBuffer(readFileSync(url), { url: fileURLToPath(url) });
  const validator = XsdValidator.fromDoc(source);
  return (xml) => {
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromString(xml);
      validator.validate(document);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    } finally {
      document?.dispose();
    }
  };
}
