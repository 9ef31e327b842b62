import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll } from 'vitest';

/** Gives the validator of the vendor's schema, which is not ours: the first thing that is wrong with a text. */
export function schemaOfTheVendor(): (text: string) => string | undefined {
  let schema: XmlDocument;
  let validator: XsdValidator;
  beforeAll(() => {
    schema = XmlDocument.fromString(readFileSync('test/api/campaign-management.xsd', 'utf8'));
    validator = XsdValidator.fromDoc(schema);
  });
  afterAll(() => {
    validator.dispose();
    schema.dispose();
  });

  return (text) => {
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
      return undefined;
    } catch (cause) {
      return (cause as Error).message;
    } finally {
      document.dispose();
    }
  };
}
