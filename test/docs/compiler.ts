import { resolve } from 'node:path';
import ts from 'typescript';

const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
const compilerOptions: ts.CompilerOptions = {
  ...options,
  // The package under the names that users import, but from its sources.
  paths: {
    'msads-bulk': [resolve('src/index.ts')],
    'msads-bulk/node': [resolve('src/node.ts')],
    'msads-bulk/services': [resolve('src/services.ts')],
    'msads-bulk/client': [resolve('src/client.ts')],
    'msads-bulk/ledger': [resolve('src/ledger.ts')],
    'msads-bulk/double': [resolve('src/double.ts')],
    'msads-bulk/worker': [resolve('src/worker.ts')],
  },
};

/** Source files, parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles these texts together with the package, as if they were files. */
export function compile(files: ReadonlyMap<string, string>): ts.Program {
  const texts = new Map([...files].map(([name, text]) => [resolve(name), text]));
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, language) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language);
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, language));
    return parsed.get(path);
  };
  return ts.createProgram({ rootNames: [...texts.keys()], options: compilerOptions, host });
}

/** The compiler's messages for one of the files. */
export function faultsOf(program: ts.Program, name: string): readonly string[] {
  const source = program.getSourceFile(resolve(name));
  return [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
