// Makes the schemas of what the command line prints out of the types in documents.ts.
import ts from 'typescript';
import { createSchemas } from './types.mjs';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const source = 'src/cli/documents/documents.ts';
const settingsSource = 'src/contracts/command-line-config.ts';
const versionSource = 'src/contracts/output-head.ts';

/** Where types that have a schema of their own have it. The paths are relative: all files are in one folder. */
const refs = new Map([
  ['Issue', 'issue.json'],
  ['Finding', 'issue.json#/$defs/finding'],
]);

/**
 * All schemas by name.
 * @param record the schema of a record as JSON
 */
export function createOutputSchemas(record) {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([source, versionSource, settingsSource], options);
  const checker = program.getTypeChecker();
  const { inlineSchemaOf, membersOf } = createSchemas(checker, refs);
  const typeOf = (file, name) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file));
    const symbol = checker.getExportsOfModule(module).find((each) => each.name === name);
    return symbol.flags & ts.SymbolFlags.Value
      ? checker.getTypeOfSymbol(symbol)
      : checker.getDeclaredTypeOfSymbol(symbol);
  };
  const version = typeOf(versionSource, 'version').value;
  const documents = membersOf(typeOf(source, 'Documents'));
  const lines = membersOf(typeOf(source, 'Lines'));
  const names = [...new Set([...documents, ...lines].map(({ name }) => name))];
  return new Map([
    ['record', record],
    ['config', configSchema()],
    ...names.map((name) => [name, schemaNamed(name)]),
  ]);

  /** A setting of another name would be an error. */
  function configSchema() {
    const settings = inlineSchemaOf(typeOf(settingsSource, 'CommandLineSettings'));
    const description = 'The config of the command line, msads-bulk.config.json.';
    return { $schema: dialect, description, ...settings, additionalProperties: false };
  }

  function schemaNamed(name) {
    const document = documents.find((each) => each.name === name);
    const line = lines.find((each) => each.name === name);
    const stamped = document && withStamp(name, version, inlineSchemaOf(document.type));
    const plain = line && inlineSchemaOf(line.type);
    return {
      $schema: dialect,
      description: (document ?? line).text,
      ...(stamped && plain ? { anyOf: [plain, stamped] } : (stamped ?? plain)),
      ...(name === 'issue' && definitions()),
    };
  }

  function definitions() {
    const issues = 'src/issues/issue.ts';
    return { $defs: { finding: inlineSchemaOf(typeOf(issues, 'Finding')) } };
  }
}

/** Adds the members that every document begins with. */
function withStamp(name, version, { type, properties, required, ...rest }) {
  return {
    type,
    properties: {
      $schema: {
        description: 'The schema of this object.',
        const: `msads-bulk/schemas/${name}.json`,
      },
      version: { description: 'The version of the schema.', const: version },
      ...properties,
    },
    required: ['$schema', 'version', ...required],
    ...rest,
  };
}
